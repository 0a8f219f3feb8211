import Patches

/// Text as bytes.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// What is wrong with a text that is no patch, and the line; nil where it is one.
func problem(_ text: String) -> (Int, PatchSyntaxError.Problem)? { problem(bytes(text)) }

func problem(_ patch: [UInt8]) -> (Int, PatchSyntaxError.Problem)? {
  do throws(PatchSyntaxError) {
    _ = try Patch(patch)
    return nil
  } catch {
    return (error.line, error.problem)
  }
}

/// Files by their paths.
func files(_ texts: [String: String]) -> FileSet {
  FileSet(Dictionary(uniqueKeysWithValues: texts.map { (TreePath($0), FileSet.File(bytes($1))) }))
}

/// The files after a patch, as texts.
func applied(_ patch: String, to files: FileSet) throws -> [String: String] {
  var files = files
  try files.apply(try Patch(bytes(patch)), hash: .sha1)
  return Dictionary(
    uniqueKeysWithValues: files.files.map { ($0.description, String(decoding: $1.content, as: UTF8.self)) })
}

/// Why a patch does not apply; nil where it does.
func refusal(_ patch: String, of files: FileSet) throws -> PatchRefusal? {
  let patch = try Patch(bytes(patch))
  var changed = files
  do throws(PatchRefusal) {
    try changed.apply(patch, hash: .sha1)
    return nil
  } catch {
    return error
  }
}
