import Dataset

/// Schemas and rubrics of small streams.
enum StreamTexts {
  /// - Parameters:
  ///   - isStrict: whether short titles and items without a kind are refused.
  ///   - asksDay: whether a field has a `format`.
  static func schema(isStrict: Bool, asksDay: Bool) -> String {
    """
    type: object
    required: [id, type, authors, rubric, title\(isStrict ? ", kind" : "")]
    properties:
      id: {type: string}
      type: {type: string}
      authors: {type: array, minItems: 1, items: {type: string}}
      imported_by: {type: string}
      source_authors: {type: array, items: {type: string}}
      rubric: {type: string}
      title: {type: string, minLength: \(isStrict ? 14 : 3)}
      day: {type: string\(asksDay ? ", format: date" : "")}
      kind: {enum: [idea, fact]}
      minutes: {type: number, minimum: 0}
      files:
        type: array
        items: {type: object, required: [path, sha256], properties: {path: {type: string}, sha256: {type: string}}}
    additionalProperties: false

    """
  }

  /// - Parameter most: the highest score.
  static func judgement(most: Int) -> String {
    """
    type: object
    required: [dataset, item, blob, sha256, rubric, annotator, score]
    properties:
      score: {type: integer, minimum: 1, maximum: \(most)}

    """
  }

  /// - Parameters:
  ///   - type: the type of the stream's items.
  ///   - criteria: how many criteria it has: another number asks for another major version.
  ///   - title: its title, which a patch may change.
  static func rubric(of type: String, _ version: Version, criteria: Int = 1, title: String = "first") -> String {
    """
    format: 1
    stream: \(type)
    version: \(version)
    title: A good note, \(title)
    scope: Whether a note can be understood by others.
    scale:
      name: quality
      levels:
        - {value: 1, label: bad, anchor: Nobody uses it.}
        - {value: 2, label: good, anchor: Anybody does so.}
    criteria:
    \((1...criteria).map(criterion).joined())severities:
      - {id: minor, meaning: Look twice.}
      - {id: major, meaning: Led astray.}
    decision_rules: []
    aggregation: {method: all, threshold: 1}
    changelog:
      - {version: \(version), date: "2026-01-01", change: Another version.}

    """
  }

  private static func criterion(_ number: Int) -> String {
    """
      - id: clear-\(number)
        class: defect
        question: Is part \(number) clear?
        pass_if: One subject.
        fail_if: Two subjects.
        weight: 1
        evidence_required: none
        examples:
          - {snippet: A, verdict: pass, why: Has a subject.}
          - {snippet: B, verdict: fail, why: Has no subject.}
          - {snippet: C, verdict: borderline, why: It is wide.}

    """
  }
}
