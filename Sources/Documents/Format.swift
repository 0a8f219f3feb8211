/// The two notations a document may be written in.
package enum Format: String, Sendable {
  case yaml, json

  /// The format that a file name stands for: `.yaml` or `.json`, in lower case; nil for every other ending.
  package init?(fileName: String) {
    if fileName.hasSuffix(".yaml") {
      self = .yaml
    } else if fileName.hasSuffix(".json") {
      self = .json
    } else {
      return nil
    }
  }
}
