import ArgumentParser

extension Program {
  /// The day of ``version``, as the manual pages say it.
  static let date = "2026-11-24"

  /// The program's commands, by the parser's own account.
  package static func description() throws(UnknownDump) -> CommandDescription {
    try CommandDescription(dump: GitDataset._dumpHelp())
  }

  /// The manual pages of all commands.
  package static func manualPages() throws(UnknownDump) -> [ManualPage] {
    ManualPage.all(of: try description(), version: version, date: date)
  }
}
