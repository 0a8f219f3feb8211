extension PatchReader {
  /// Reads `---` and `+++` of a diff without git's header, as other programs write it.
  ///
  /// - Parameter second: where the second of the two lines begins.
  mutating func plainHeader(second: Int) throws(PatchSyntaxError) -> ChangeHeader {
    var header = ChangeHeader(line: line)
    let old = bytes[(place + 4)..<lineEnd]
    let new = bytes[(second + 4)..<bytes[...].lineEnd(from: second)]
    guessStrip(new)
    let name: TreePath?
    if HeaderName.isDevNull(old) {
      name = plainName(new)
      (header.isNew, header.isDeleted) = (true, false)
    } else if HeaderName.isDevNull(new) {
      name = plainName(old)
      (header.isNew, header.isDeleted) = (false, true)
    } else {
      name = plainName(new, known: plainName(old))
      (header.isNew, header.isDeleted) = (nil, nil)
      // GNU diff says by the first second of 1970 that a file is not there.
      if TimeStamp.isEpoch(old) {
        (header.isNew, header.isDeleted) = (true, false)
      } else if TimeStamp.isEpoch(new) {
        (header.isNew, header.isDeleted) = (false, true)
      }
    }
    guard let name else { throw error(.noName) }
    header.oldName = header.isNew == true ? nil : name
    header.newName = header.isDeleted == true ? nil : name
    skipLine()
    skipLine()
    return header
  }

  /// A name without any folder has no `a/` that could be taken off. Git asks the new side.
  private mutating func guessStrip(_ new: ArraySlice<UInt8>) {
    guard !knowsStrip, !HeaderName.isDevNull(new), let name = plainName(new, strip: 0) else { return }
    guard !name.bytes.contains(UInt8(ascii: "/")) else { return }
    strip = 0
    knowsStrip = true
  }

  private func plainName(_ text: ArraySlice<UInt8>, known: TreePath? = nil) -> TreePath? {
    plainName(text, strip: strip, known: known)
  }

  private func plainName(_ text: ArraySlice<UInt8>, strip: Int, known: TreePath? = nil) -> TreePath? {
    let stamp = TimeStamp.length(atEndOf: text)
    return HeaderName.name(
      text, strip: strip, end: stamp > 0 ? .place(text.endIndex - stamp) : .tab, known: known)
  }
}
