import ArgumentParser
import Dataset
import Diagnostics
import Documents

/// Starts a new rubric version.
struct RubricNewCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Start a new rubric version from the newest one",
    discussion: """
      Copies the newest rubric of the stream to the next version's file, writes the version into it and begins an \
      entry in its changelog, which the check refuses until it says what changed. Nothing is opened or committed; the \
      path is printed.
      """)

  @Argument(help: "The stream.") var stream: String
  @Option(help: ArgumentHelp("How far the new version is: major, minor or patch.", valueName: "bump")) var bump: Bump
  @Flag(help: "Start a release candidate of the version, for batches of calibration.") var candidate = false

  func run(in session: Session) async throws -> Outcome {
    let checkout = try Checkout(in: session)
    let policy = try checkout.stream(stream)
    let versions = checkout.rubrics(of: policy)
    guard let newest = versions.last, let published = versions.last(where: { $0.candidate == nil }) else {
      throw Failure.noRubric(of: policy)
    }
    let next = try next(after: published, versions)
    guard Version(next.description) != nil else {
      throw Failure("no version comes after \(published)", help: "choose a greater --bump")
    }
    guard next > newest else {
      throw Failure("\(newest) is newer than \(next) would be", help: "choose a greater --bump")
    }
    let text = String(
      decoding: try FileSystem.read(
        FileSystem.place(of: path(newest, policy), below: checkout.root)), as: UTF8.self)
    let renewed = try RubricEdit(text).renewed(as: next, on: String(Clock.now().prefix(10)))
    try FileSystem.write(Array(renewed.utf8), to: path(next, policy), below: checkout.root)
    session.console.print("\(path(next, policy))\n")
    return .clean
  }

  private func next(after published: Version, _ versions: [Version]) throws(Failure) -> Version {
    let release = published.next(by: bump)
    guard candidate else { return release }
    let number = versions.filter { $0.release == release }.compactMap(\.candidate).max() ?? 0
    return Version(major: release.major, minor: release.minor, patch: release.patch, candidate: number + 1)
  }

  private func path(_ version: Version, _ stream: StreamPolicy) -> String {
    stream.files.rubric(version)
  }
}

extension Bump: ExpressibleByArgument {}
