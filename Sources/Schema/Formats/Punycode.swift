/// The encoding of labels in ASCII, RFC 3492, without the prefix `xn--`.
enum Punycode {
  private static let (base, smallest, largest, skew, damp) = (36, 1, 26, 38, 700)
  private static let initial = (bias: 72, scalar: 128)
  /// Far more than a label may have; keeps the work of a hostile text small.
  private static let longest = 256

  /// The label that a text encodes; nil where it encodes none.
  static func decoded(_ text: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    guard text.count <= longest, text.allSatisfy(\.isASCII) else { return nil }
    let delimiter = text.lastIndex(of: "-")
    var output = Array(text[..<(delimiter ?? 0)])
    var rest = text[(delimiter.map { $0 + 1 } ?? 0)...]
    guard !rest.isEmpty else { return nil }
    var (scalar, bias, position) = (initial.scalar, initial.bias, 0)
    while !rest.isEmpty {
      guard let delta = delta(&rest, bias) else { return nil }
      let count = output.count + 1
      bias = adapted(delta, count, isFirst: position == 0 && scalar == initial.scalar)
      position += delta
      scalar += position / count
      position %= count
      guard scalar <= 0x10FFFF, let decoded = Unicode.Scalar(UInt32(scalar)) else { return nil }
      output.insert(decoded, at: position)
      position += 1
    }
    return output
  }

  /// A number with as many digits as it needs, the least first.
  private static func delta(_ rest: inout ArraySlice<Unicode.Scalar>, _ bias: Int) -> Int? {
    var (value, weight, step) = (0, 1, base)
    while true {
      guard let digit = rest.popFirst().flatMap(digit) else { return nil }
      value += digit * weight
      let threshold = threshold(step, bias)
      if digit < threshold { return value }
      weight *= base - threshold
      guard value < 1 << 32, weight < 1 << 32 else { return nil }
      step += base
    }
  }

  /// What encodes a label; nil where it is too long.
  static func encoded(_ label: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    guard label.count <= longest else { return nil }
    var output = label.filter(\.isASCII)
    let basic = output.count
    if basic > 0 { output.append("-") }
    var (scalar, bias, delta, handled) = (initial.scalar, initial.bias, 0, basic)
    while handled < label.count {
      let next = label.lazy.map { Int($0.value) }.filter { $0 >= scalar }.min() ?? scalar
      delta += (next - scalar) * (handled + 1)
      scalar = next
      for value in label.map({ Int($0.value) }) {
        if value < scalar { delta += 1 }
        guard value == scalar else { continue }
        append(delta, bias, to: &output)
        bias = adapted(delta, handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      scalar += 1
    }
    return output
  }

  private static func append(_ delta: Int, _ bias: Int, to output: inout [Unicode.Scalar]) {
    var (rest, step) = (delta, base)
    while true {
      let threshold = threshold(step, bias)
      guard rest >= threshold else { break }
      output.append(character(threshold + (rest - threshold) % (base - threshold)))
      rest = (rest - threshold) / (base - threshold)
      step += base
    }
    output.append(character(rest))
  }

  private static func threshold(_ step: Int, _ bias: Int) -> Int {
    max(smallest, min(largest, step - bias))
  }

  private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / damp : delta / 2
    delta += delta / count
    var step = 0
    while delta > (base - smallest) * largest / 2 {
      delta /= base - smallest
      step += base
    }
    return step + (base - smallest + 1) * delta / (delta + skew)
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "a"..."z": Int(scalar.value) - 97
    case "A"..."Z": Int(scalar.value) - 65
    case "0"..."9": Int(scalar.value) - 48 + 26
    default: nil
    }
  }

  private static func character(_ digit: Int) -> Unicode.Scalar {
    Unicode.Scalar(UInt8(digit < 26 ? digit + 97 : digit - 26 + 48))
  }
}
