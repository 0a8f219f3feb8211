import Dataset
import Testing

/// Whose file a record is, and which round, is in its path alone.
@Suite struct LayoutTests {
  private let layout = Layout(people: "people.yaml", open: [], streams: [("notes", "streams/notes")])
  private let batch = BatchName(stream: "notes", batch: "b1")

  private func file(_ path: String) -> Place.BatchFile? {
    guard case .batch(batch, let file) = layout.place(of: "streams/notes/batches/b1/\(path)") else { return nil }
    return file
  }

  @Test(arguments: [
    "reviews/n-1/grace.yaml", "reviews/n-1/grace.0.yaml", "reviews/n-1/grace.01.yaml", "reviews/n-1/grace.+1.yaml",
    "reviews/n-1/grace..1.yaml", "reviews/n-1/.1.yaml", "reviews/n-1/Grace.1.yaml", "reviews/n-1/grace.1.json",
    "reviews/n-1/grace.1.yml", "reviews/N-1/grace.1.yaml", "reviews/grace.1.yaml", "reviews/n-1/x/grace.1.yaml",
    "reviews/n-1/grace.99999999999999999999.yaml", "reviews/n-1/grace.10000.yaml",
    "attempts/10000/plan.yaml", "attempts/9223372036854775807/plan.yaml", "attempts/99999999999999999999/result.yaml",
    "attempts/-1/plan.yaml", "judgements/n-1/Grace.yaml", "seals/grace.1.", "seals/x/grace.yaml",
  ])
  func otherNamesAreNoRecords(path: String) {
    #expect(file(path) == .unknown)
  }

  @Test func namesPersonAndRound() {
    #expect(file("reviews/n-1/grace.1.yaml") == .review(item: "n-1", person: "grace", round: 1))
    #expect(file("reviews/n-1/g.hopper.12.yaml") == .review(item: "n-1", person: "g.hopper", round: 12))
    #expect(file("attempts/9999/plan.yaml") == .attempt(9999, .plan))
    #expect(file("judgements/n-1/grace.yaml") == .judgement(item: "n-1", person: "grace"))
    #expect(file("adjudications/n-1.yaml") == .adjudication(item: "n-1"))
    #expect(file("seals/grace.yaml") == .seal(person: "grace"))
  }

  @Test func whatGitObeysAboveAStreamIsNotOpen() {
    let layout = Layout(
      people: "people.yaml", open: [".gitignore", "docs/", "streams/", "data/"],
      streams: [("notes", "streams/notes"), ("pairs", "docs/pairs")])
    for path in [".gitignore", "streams/.gitattributes", "streams/GITATT~1", "docs/.GitIgnore"] {
      #expect(layout.place(of: path) == .other, "\(path)")
    }
    for path in ["docs/api/.gitignore", "data/.gitattributes", "streams/README.md", "streams/other/.gitignore"] {
      #expect(layout.place(of: path) == .open, "\(path)")
    }
  }
}
