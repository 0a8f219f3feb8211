/// The files that the program carries with it: everything under `Templates/` and `Hooks/`, byte for byte.
///
/// The build writes the tables (``files`` and its parts) from the tree. They are literals in the program's own pages:
/// nothing is copied or decoded before somebody asks for a file.
package enum Builtin {
  /// The file at a path such as `Templates/streams/bug-fix/schema.yaml`; nil where there is none.
  package static func file(at path: String) -> BuiltinFile? {
    files.first { $0.path == path }
  }

  /// The files in a folder and below it, in byte order of the paths.
  ///
  /// - Parameter folder: a path without a closing `/`, such as `Templates/streams`.
  package static func files(under folder: String) -> [BuiltinFile] {
    let prefix = folder + "/"
    return files.filter { $0.path.utf8.starts(with: prefix.utf8) }
  }
}
