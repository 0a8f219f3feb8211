extension Document {
  /// The canonical text of a document: the same value and, in YAML, the same comments, in the canonical layout.
  ///
  /// Keys are put in `order`, and their comments go with them. The result is read again before it is given back: a text
  /// whose value or comments would not survive is refused.
  package static func formatted(
    _ bytes: [UInt8], as format: Format, order: KeyOrder = .asGiven, limits: Limits = .item
  ) throws(FormatRefusal) -> [UInt8] {
    let source = try Annotated(bytes, as: format, limits: limits)
    let result = source.written(as: format, order: order)
    let reread: Annotated
    do {
      reread = try Annotated(result, as: format, limits: limits)
    } catch {
      throw error.isAboutLimits ? .tooLarge : .value
    }
    guard reread.value.withoutOrder == source.value.withoutOrder else { throw .value }
    if let lost = source.firstComment(missingIn: reread) { throw .comment(lost) }
    return result
  }
}

/// A document with what its tree does not keep.
private struct Annotated {
  let document: Document
  let value: Value
  let scan: CommentScan
  let trace: Trace

  init(_ bytes: [UInt8], as format: Format, limits: Limits) throws(FormatRefusal) {
    var trace = Trace()
    let reading = Document.read(bytes, as: format, limits: limits, &trace)
    guard let document = reading.document else { throw .problems(reading.problems) }
    self.document = document
    value = Value(document.root)
    self.trace = trace
    // JSON has no comments.
    let text = format == .yaml ? bytes : []
    scan = text.withUnsafeBufferPointer { CommentScan($0, trace) }
  }

  func written(as format: Format, order: KeyOrder) -> [UInt8] {
    guard format == .yaml else { return value.written(as: .json, order: order) }
    let result = DraftBuilder.build(document, scan, trace: trace, order: order)
    return YAMLWriter.write(result.draft, header: result.header, below: result.below, behind: result.behind)
  }

  /// Where the first comment stands whose text the other document has less often.
  func firstComment(missingIn other: Annotated) -> Mark? {
    var left: [[UInt8]: Int] = [:]
    for comment in other.scan.comments { left[Array(comment.text.utf8), default: 0] += 1 }
    for comment in scan.comments {
      guard let count = left[Array(comment.text.utf8)], count > 0 else { return comment.mark }
      left[Array(comment.text.utf8)] = count - 1
    }
    return nil
  }
}

extension FormatRefusal {
  fileprivate var isAboutLimits: Bool {
    guard case .problems(let problems) = self else { return false }
    return problems.contains { [.tooLarge, .tooDeep, .tooManyNodes].contains($0.code) }
  }
}
