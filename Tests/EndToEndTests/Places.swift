import Foundation

/// Where things are that the scenarios need.
enum Places {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The program under test: the static release, or what `GIT_DATASET_PROGRAM` names.
  static let program =
    ProcessInfo.processInfo.environment["GIT_DATASET_PROGRAM"].map { URL(filePath: $0) }
    ?? root.appending(path: ".build-static/release/git-dataset")

  static let scenarios = root.appending(path: "Tests/EndToEndTests/Scenarios")
  static let library = root.appending(path: "Tests/EndToEndTests/library")
  static let corpora = root.deletingLastPathComponent().appending(path: "shared/corpora")

  static var hasProgram: Bool { FileManager.default.isExecutableFile(atPath: program.path) }
}
