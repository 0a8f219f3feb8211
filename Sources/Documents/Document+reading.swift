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
    guard bytes.count <= limits.size else {
      return Reading(document: nil, problems: [Problem(.tooLarge, at: .start)])
    }
    let problems = TextScan.problems(in: bytes, as: format)
    guard problems.isEmpty else { return Reading(document: nil, problems: problems) }
    switch format {
    case .yaml: return YAMLReader.read(bytes, limits: limits)
    case .json: return JSONReader.read(bytes, limits: limits)
    }
  }
}
