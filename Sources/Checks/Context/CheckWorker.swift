import Diagnostics
import Documents
import JSONPath
import Schema

/// Asks the checks of a stream about one item after the other. It belongs to one worker: compiled patterns and the
/// evaluators inside are shared with nobody.
package final class CheckWorker {
  private var evaluator = JSONPathEvaluator(steps: 500_000)
  private var patterns: [String: Pattern] = [:]
  private var schemas: [ObjectIdentifier: Evaluator] = [:]

  package init() {}

  /// What one check finds in an item.
  ///
  /// - Parameter item: as ``CheckContext`` has read it so far.
  package func hits(of check: Check, in item: CheckContext) -> [CheckHit] {
    item.begin()
    var hits = Hits(in: item.root, isJudgement: item.isJudgement)
    if isAsked(check, in: item) {
      let look = Look(item: item, worker: self)
      for place in look.nodes(of: check.given, at: item.root) where item.undecided == nil {
        item.looks += 1
        hits.given = place
        check.function.inspect(place.node, in: look, &hits)
      }
    }
    guard let reason = item.undecided else { return hits.all.map { CheckHit($0, of: check) } }
    return [CheckHit(undecided: reason, of: check, at: item.root)]
  }

  /// Whether a check looks at something in an item, and finds nothing wrong with it.
  package func holds(_ check: Check, in item: CheckContext) -> Bool {
    let before = item.looks
    return hits(of: check, in: item).isEmpty && item.looks > before
  }

  /// What a batch check takes of an item; nil where the item has nothing to do with it.
  ///
  /// - Parameter path: that of the item's file.
  ///
  /// - Parameter judged: of a judgement, what tells its item from others; nil for an item.
  package func sample(
    for check: BatchCheck, of item: CheckContext, at path: String, judging judged: String? = nil
  ) -> BatchSample? {
    item.begin()
    guard let values = check.function.sample(of: item.root, in: Look(item: item, worker: self)), item.undecided == nil
    else { return nil }
    return BatchSample(
      item: path, judged: judged, line: Int(values.place.mark.line), column: Int(values.place.mark.column),
      pointer: values.place.pointer, isOwn: true, isAsked: true, values: values.values, side: values.side,
      number: values.number, sketch: values.sketch)
  }

  func isAsked(_ check: Check, in item: CheckContext) -> Bool {
    guard let condition = check.condition else { return true }
    if condition.origin == .host { _ = host(of: item) }
    guard let root = item.root(of: condition.origin) else { return false }
    return item.answer(to: condition.id) {
      do throws(JSONPathLimit) {
        return try evaluator.selectsAny(of: condition.path, in: root)
      } catch {
        item.undecided = error.text
        return false
      }
    }
  }

  func nodes(of selection: Selection, given: Node, in item: CheckContext) -> [Node] {
    switch selection.origin {
    case .given: return selection.isOrigin ? [given] : nodes(of: selection.path, in: given, item)
    case .item: return nodes(of: selection, from: item)
    case .judged: return item.judged.map { nodes(of: selection, from: $0) } ?? []
    case .host: return host(of: item).map { nodes(of: selection, from: $0) } ?? []
    case .decision: return item.decision.map { nodes(of: selection.path, in: $0, item) } ?? []
    }
  }

  private func nodes(of selection: Selection, from item: CheckContext) -> [Node] {
    selection.isOrigin
      ? [item.root] : item.selected(by: selection.id) { nodes(of: selection.path, in: item.root, item) }
  }

  /// What a query selects; nothing where a limit is reached, which the item then knows.
  func nodes(of path: JSONPath, in root: Node, _ item: CheckContext) -> [Node] {
    do throws(JSONPathLimit) {
      return try evaluator.nodes(of: path, in: root)
    } catch {
      item.undecided = error.text
      return []
    }
  }

  /// Whether a text holds a pattern that compiles; false where a limit is reached, which the item then knows.
  func matches(_ pattern: String, _ text: some Collection<UInt8>, in item: CheckContext) -> Bool {
    if patterns[pattern] == nil { patterns[pattern] = Pattern(pattern) }
    guard let compiled = patterns[pattern] else {
      item.undecided = "no memory is left for the pattern `\(pattern)`"
      return false
    }
    let outcome = Array(text).withUnsafeBufferPointer { compiled.match($0) }
    if outcome == .undecided { item.undecided = "the pattern `\(pattern)` takes too long on a text of the item" }
    return outcome == .match
  }

  /// The ways in which a document breaks a schema.
  func violations(of schema: CompiledDefinition, in document: Document) -> [Violation] {
    let key = ObjectIdentifier(schema)
    if schemas[key] == nil { schemas[key] = Evaluator(schema.schema) }
    return schemas[key]?.violations(in: document) ?? []
  }
}

extension CheckHit {
  fileprivate init(_ hit: Hit, of check: Check) {
    self.init(
      file: hit.file, mark: hit.mark, pointer: hit.pointer, weight: hit.weight,
      message: Finding.Message(hit.text ?? check.message.filled(with: hit.words), help: check.terms.help))
  }

  fileprivate init(undecided reason: String, of check: Check, at root: Node) {
    self.init(
      file: nil, mark: root.mark, pointer: nil, weight: .error,
      message: Finding.Message(
        "the check cannot tell: \(reason)", help: "make the item smaller or simpler, or the check", isUndecided: true))
  }
}
