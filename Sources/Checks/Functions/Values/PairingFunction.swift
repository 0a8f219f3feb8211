import Documents

/// Each call has one result, and each result a call: the ids that `calls` selects and those that `results` selects are
/// the same, each once. Where a file is not there, nothing is found.
struct PairingFunction: CheckFunction {
  static let name = "pairing"
  static let words: Set<String> = ["fault"]

  private let calls: [Excerpt]
  private let results: [Excerpt]

  init(_ options: inout OptionReading) {
    calls = options.excerpts("calls") ?? []
    results = options.excerpts("results") ?? []
  }

  func inspect(_ node: Node, in look: Look, _ hits: inout Hits) {
    guard look.canRead(calls + results, at: node) else { return }
    let calls = look.nodes(of: calls, at: node)
    let results = look.nodes(of: results, at: node)
    let called = Set(calls.map { Array($0.node.bytes) })
    var answered: Set<[UInt8]> = []
    for place in results {
      let id = Array(place.node.bytes)
      if !called.contains(id) { hits.add(place, ["fault": "answers no call"]) }
      if !answered.insert(id).inserted { hits.add(place, ["fault": "is answered twice"]) }
    }
    var seen: Set<[UInt8]> = []
    for place in calls {
      let id = Array(place.node.bytes)
      if !answered.contains(id) { hits.add(place, ["fault": "has no result"]) }
      if !seen.insert(id).inserted { hits.add(place, ["fault": "names two calls"]) }
    }
  }
}
