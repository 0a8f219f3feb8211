import Documents
import Similarity

/// No text of an item is nearly one of another item: of the runs of five tokens that stand in one of the two, fewer
/// than `threshold`, a share such as 0.85, stand in both. White space does not count; the case of letters, digits and
/// punctuation do.
///
/// All that `of` selects is one text; lines that a patch adds are told from lines that it removes. With `exact: true`
/// only texts with the same tokens in the same order count. A text of fewer tokens than `minimum_tokens` is left
/// alone.
///
/// Held against one another are the items of the batch and those of the stream's other batches; where a whole dataset
/// is checked, those of other streams too whose checks are as `exact`. Found is each item of the batch behind the
/// first that is like it, with the one that it is most like. Candidates come from least hashes (20 bands of 6), which
/// overlook one in ten thousand pairs at a threshold of 0.85, and are held against each other exactly. Where so many
/// texts have so much in common that not all can be held against each other, a finding says so. Of a copy that a check
/// with `exact: true` reports at the same place, and no less gravely, nothing more is said.
struct NearDuplicateFunction: BatchFunction {
  static let name = "near-duplicate"
  static let words: Set<String> = ["other", "percent"]
  let looksAtStream = true

  private let texts: [Excerpt]
  private let threshold: Double
  let isExact: Bool
  private let minimumTokens: Int

  init(_ options: inout OptionReading) {
    texts = options.excerpts("of") ?? []
    threshold = options.number("threshold") ?? 0.85
    isExact = options.flag("exact")
    minimumTokens = max(1, options.integer("minimum_tokens") ?? 1)
  }

  var looksAtItemAlone: Bool { texts.allSatisfy(\.isOfItemAlone) }

  var kin: String? { isExact ? "exact" : "near" }

  func sample(of node: Node, in look: Look) -> SampledValues? {
    let parts = look.parts(of: texts, at: node)
    guard let first = parts.first else { return nil }
    var sampled = SampledValues(place: first.place)
    if isExact {
      guard let digest = digest(of: parts, in: look) else { return nil }
      sampled.values = [digest]
    } else {
      var sketcher = Sketcher()
      var part = 0
      for text in parts {
        if text.part != part { sketcher.begin(part: text.part) }
        part = text.part
        for line in text.lines { sketcher.add(line.text) }
      }
      guard let sketch = sketcher.sketch(minimumTokens: minimumTokens) else { return nil }
      sampled.sketch = sketch
    }
    return sampled
  }

  /// The digest of the tokens in their order, with the part that each stands in.
  private func digest(of parts: [TextPart], in look: Look) -> [UInt8]? {
    var (bytes, count): ([UInt8], Int) = ([], 0)
    for text in parts {
      bytes += [0x0A, UInt8(truncatingIfNeeded: 0x30 + text.part)]
      for line in text.lines {
        for token in line.text.tokens {
          bytes.append(0x20)
          bytes += token
          count += 1
        }
      }
    }
    return count < minimumTokens ? nil : look.item.item.digests.sha256(bytes)
  }

  func inspect(_ samples: [BatchSample]) -> [BatchFinding] {
    // What is not asked about comes first, so that every text is held against those before it alone.
    let order = samples.indices.filter { !samples[$0].isAsked } + samples.indices.filter { samples[$0].isAsked }
    let first = samples.count { !$0.isAsked }
    let found = isExact ? copies(in: samples, order, from: first) : nearCopies(in: samples, order, from: first)
    return found.filter { samples[$0.index].isOwn }.sorted { $0.index < $1.index }
  }

  private func copies(in samples: [BatchSample], _ order: [Int], from first: Int) -> [BatchFinding] {
    var seen: [[[UInt8]]: Int] = [:]
    var found: [BatchFinding] = []
    for (place, index) in order.enumerated() {
      if let other = seen[samples[index].values] {
        guard place >= first else { continue }
        found.append(BatchFinding(index, ["other": samples[other].place, "percent": "100"], copying: other))
      } else {
        seen[samples[index].values] = index
      }
    }
    return found
  }

  private func nearCopies(in samples: [BatchSample], _ order: [Int], from first: Int) -> [BatchFinding] {
    let sketches = order.map { samples[$0].sketch ?? Sketch.none }
    let near = NearDuplicates(among: sketches, from: first, threshold: threshold)
    var found = near.found.map { pair in
      // Rounded down, so that what is not the same is never said to be.
      let percent = Int((pair.resemblance * 100).rounded(.down))
      let other = order[pair.other]
      return BatchFinding(
        order[pair.index], ["other": samples[other].place, "percent": "\(percent)"],
        copying: pair.resemblance == 1 ? other : nil)
    }
    let unfinished = near.unfinished.map { order[$0] }.filter { samples[$0].isOwn }
    if let one = unfinished.min() {
      let items = unfinished.count == 1 ? "one item shares" : "\(unfinished.count) items share"
      found.append(
        BatchFinding(
          one,
          saying: "\(items) so much with so many others that each was held against \(NearDuplicates.most) of them alone"
        ))
    }
    return found
  }
}
