/// What the lines above the first hunk say of a file.
struct ChangeHeader {
  let line: Int
  var oldName: TreePath?
  var newName: TreePath?
  /// Nil where a plain diff does not say, and the tree decides.
  var isNew: Bool? = false
  var isDeleted: Bool? = false
  var isRename = false
  var isCopy = false
  /// The modes, as they are written.
  var oldMode: UInt32 = 0
  var newMode: UInt32 = 0
  var oldID: ArraySlice<UInt8> = []
  var newID: ArraySlice<UInt8> = []

  init(line: Int) { self.line = line }

  /// Whether it announces a change of the file that needs no content.
  var changesFile: Bool {
    isRename || isCopy || isNew == true || isDeleted != false || oldMode != 0 && newMode != 0 && oldMode != newMode
  }

  /// Whether it says more than one of four things that exclude one another.
  var contradictsItself: Bool { [isNew == true, isDeleted == true, isRename, isCopy].count { $0 } > 1 }

  /// The change with its content.
  func change(_ content: FileChange.Content) throws(PatchSyntaxError) -> FileChange {
    let kind: FileChange.Kind =
      if isNew == true { .add } else if isDeleted == true { .delete } else if isRename { .rename } else if isCopy {
        .copy
      } else { .modify }
    // Names that contradict what is said of the file.
    guard kind != .add || oldName == nil, kind != .delete || newName == nil else {
      throw PatchSyntaxError(line: line, problem: .contradiction)
    }
    for name in [oldName, newName].compactMap(\.self) where !name.isWithinLimits {
      throw PatchSyntaxError(line: line, problem: .badName)
    }
    return FileChange(
      kind: kind, oldPath: oldName, newPath: newName, oldMode: FileMode(octal: oldMode),
      newMode: FileMode(octal: newMode), oldID: oldID, newID: newID, content: content, line: line,
      mayAdd: isNew == nil)
  }
}
