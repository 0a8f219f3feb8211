/// git's own settings of a server's repository, each closing a gap that no hook can close.
enum ServerSettings {
  /// Keys and values, in the order in which they are written.
  static let all: [(key: String, value: String)] = [
    // Malformed objects are refused before any hook runs.
    ("receive.fsckObjects", "true"),
    ("transfer.fsckObjects", "true"),
    // git deletes a ref whose claimed old value does not exist, without a hook seeing the real one.
    ("receive.denyDeletes", "true"),
    ("receive.denyNonFastForwards", "true"),
    ("receive.denyCurrentBranch", "refuse"),
    ("receive.denyDeleteCurrent", "refuse"),
    // A shortened history cannot be judged.
    ("receive.shallowUpdate", "false"),
    ("receive.advertisePushOptions", "false"),
    // A push that would fill the disk ends early: 2 GiB.
    ("receive.maxInputSize", "2147483648"),
    // What was accepted survives a power cut.
    ("core.fsync", "all"),
    ("core.logAllRefUpdates", "always"),
    // The hooks of this repository, whatever the system's or the user's configuration says.
    ("core.hooksPath", "hooks"),
  ]
}
