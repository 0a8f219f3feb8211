extension People {
  /// The id of somebody else whose name or id a text is, or looks like; nil where it is nobody's, or the person's own
  /// too.
  ///
  /// White space, the case of letters and characters that do not show make no other name, nor do letters that look like
  /// others (the skeletons of UTS 39). Two plain names such as `Tim` and `T1m` are told apart by whoever reads them.
  package func other(named text: String, than person: Person) -> String? {
    if let ids = byName[text.foldedName] { return ids.contains(person.id) ? nil : ids.min() }
    let shown = text.withoutUnseen
    if shown != text, let ids = byName[shown.foldedName] { return ids.contains(person.id) ? nil : ids.min() }
    let isPlain = shown.isASCII
    let alike = all.filter { other in
      other.names.contains { (!isPlain || !$0.isASCII) && !$0.looks.isDisjoint(with: shown.looks) }
    }
    return alike.contains { $0.id == person.id } ? nil : alike.first?.id
  }
}

extension Person {
  /// What git may call the person.
  var names: Set<String> { [id, name] }
}

extension String {
  /// The text as names are compared.
  var foldedName: String { foldedWhitespace.lowercased() }

  /// The text as it shows: without characters that do not, and with plain blanks.
  fileprivate var withoutUnseen: String {
    guard !isASCII else { return self }
    return String(
      String.UnicodeScalarView(
        unicodeScalars.compactMap { scalar in
          guard String(scalar).unseen != nil else { return scalar }
          return scalar.properties.generalCategory == .spaceSeparator ? " " : nil
        }))
  }

  /// What a name looks like. Capital letters look otherwise than small ones, and may be taken for them all the same.
  fileprivate var looks: Set<String> { [Skeleton.of(foldedWhitespace), Skeleton.of(foldedName)] }

  /// Whether the text holds characters that turn the direction of what follows, so that it shows in another order than
  /// it is written.
  package var turnsDirection: Bool {
    unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value) }
  }
}
