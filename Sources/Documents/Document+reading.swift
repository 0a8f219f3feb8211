extension Document {
  /// Reads a text as one document of the strict subset that datasets accept.
  ///
  /// YAML is 1.2 with the core schema, without anchors, aliases, tags, directives, merge keys and further documents;
  /// JSON is RFC 8259. In both, keys are texts and stand once.
  package static func read(_ bytes: [UInt8], as format: Format, limits: Limits = .item) -> Reading {
    bytes.withUnsafeBufferPointer { read($0, as: format, limits: limits) }
  }

  /// Reads a text that lies anywhere in memory; nothing of it is kept.
  package static func read(_ bytes: UnsafeBufferPointer<UInt8>, as format: Format, limits: Limits = .item) -> Reading {
    if let refusal = refusal(bytes, as: format, limits: limits) { return refusal }
    switch format {
    case .yaml: return YAMLReader.read(bytes, limits: limits)
    case .json: return JSONReader.read(bytes, limits: limits)
    }
  }

  /// Reads a text and traces, in YAML, where its scalars stand.
  static func read(_ bytes: [UInt8], as format: Format, limits: Limits, _ trace: inout Trace) -> Reading {
    bytes.withUnsafeBufferPointer { bytes in
      guard format == .yaml else { return read(bytes, as: format, limits: limits) }
      return refusal(bytes, as: format, limits: limits) ?? YAMLReader.read(bytes, limits: limits, &trace)
    }
  }

  /// What is refused before the grammar is looked at; nil where nothing is.
  static func refusal(_ bytes: UnsafeBufferPointer<UInt8>, as format: Format, limits: Limits) -> Reading? {
    guard bytes.count <= limits.size else {
      return Reading(draft: nil, problems: [Problem(.tooLarge, at: .start)])
    }
    let problems = TextScan.problems(in: bytes, as: format)
    return problems.isEmpty ? nil : Reading(draft: nil, problems: problems)
  }
}
