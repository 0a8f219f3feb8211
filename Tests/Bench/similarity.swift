import Glibc

/// What `bench.sh` measures of the target Similarity, of which this is compiled as a part: `near TEXTS` finds the near
/// duplicates among texts, `batch TEXTS` says how many milliseconds the last hundred take where the others are known,
/// `grams TEXTS KNOWN` looks for the runs of thirteen tokens of some texts in others. Texts end in NUL.
@main struct SimilarityBench {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3, let texts = texts(at: arguments[2]) else { exit(2) }
    switch arguments[1] {
    case "near": show(NearDuplicates(among: sketches(of: texts[...]), threshold: 0.85).found.count)
    case "batch": show(batch(texts))
    case "grams":
      guard arguments.count == 4, let known = self.texts(at: arguments[3]) else { exit(2) }
      let runs = known.flatMap { text in GramIndex.digests(of: text, length: 13).map { ($0, UInt32(0)) } }
      let index = GramIndex(length: 13, runs: runs)
      show(texts.count { !index.hits(in: $0).isEmpty })
    default: exit(2)
    }
  }

  private static func batch(_ texts: [ArraySlice<UInt8>]) -> Int {
    let known = sketches(of: texts.dropLast(100))
    let start = milliseconds()
    let all = known + sketches(of: texts.suffix(100))
    let found = NearDuplicates(among: all, from: known.count, threshold: 0.85)
    let end = milliseconds()
    return found.found.count > 100 ? -1 : end - start
  }

  private static func sketches(of texts: ArraySlice<ArraySlice<UInt8>>) -> [Sketch] {
    var sketcher = Sketcher()
    return texts.map { text in
      sketcher.add(text)
      return sketcher.sketch() ?? .none
    }
  }

  private static func texts(at path: String) -> [ArraySlice<UInt8>]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    var bytes = [UInt8](repeating: 0, count: ftell(file))
    rewind(file)
    guard fread(&bytes, 1, bytes.count, file) == bytes.count else { return nil }
    return bytes.split(separator: 0)
  }

  private static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private static func show(_ number: Int) { puts(String(number)) }
}
