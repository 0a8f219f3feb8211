import Dataset
import Engine
import Fixtures
import Statistics
import Testing

/// Which items of a batch are known to be defective, and which say what another says.
@Suite struct KnownDefectTests {
  private func known(_ batch: RatedBatch) throws -> [String] {
    try batch.files().knownDefects(in: batch.census()).map { "\($0.item.id) \($0.label.attempt)" }
  }

  @Test func aLabelHoldsForWhatItWasGivenTo() throws {
    var batch = RatedBatch()
    batch.item("n-2", text: "two")
    batch.item("n-3", text: "three")
    batch.label([:], of: "n-1", defective: true)
    batch.label([:], of: "n-2", defective: true)
    batch.label([:], of: "n-3")
    #expect(try known(batch) == ["n-1 1", "n-2 1"])
    batch.item("n-2", text: "two, mended")
    #expect(try known(batch) == ["n-1 1"])
    batch.label([:], of: "n-2", attempt: 2, defective: true)
    #expect(try known(batch) == ["n-1 1", "n-2 2"])
    batch.item("n-2", text: "two")
    #expect(try known(batch) == ["n-1 1", "n-2 1"], "what was found once is not forgotten by going back to it")
  }

  @Test func aLabelHoldsUnderItsRubricMajor() throws {
    var batch = RatedBatch()
    batch.label([:], defective: true, rubric: "1.0.0")
    #expect(try known(batch) == ["n-1 1"])
    batch.label([:], defective: true, rubric: "2.0.0")
    #expect(try known(batch) == [])
  }

  @Test func anItemThatWentIsNotListed() throws {
    var batch = RatedBatch()
    batch.label([:], of: "n-9", defective: true)
    #expect(try known(batch) == [])
  }

  private func repeated(_ batch: RatedBatch) throws -> [String] {
    var search = RepeatSearch(of: RatedBatch.name, try batch.manifest, in: batch.tree)
    let all = try search.items(batch.census())
    return all.map { "\($0.item.id) \($0.other) \($0.isOfOneBatch)" }
  }

  @Test func anItemSaysTheSameWhoeverWroteIt() throws {
    var batch = RatedBatch()
    batch.item("n-2", text: "two")
    #expect(try repeated(batch) == [])
    batch.item("n-3", authors: "[grace]", text: "two")
    batch.item("n-4", authors: "[alan]", text: "two")
    let first = "streams/notes/batches/b1/items/n-2.yaml true"
    #expect(try repeated(batch) == ["n-3 \(first)", "n-4 \(first)"])
  }

  @Test func onlyWhatWasFrozenCounts() throws {
    var batch = RatedBatch()
    let other = "streams/notes/batches/b0/items/x.json"
    batch.tree[other] = #"{"text": "one", "authors": ["alan"], "minutes": 3, "id": "x"}"#
    #expect(try repeated(batch) == [])
    batch.tree["streams/notes/batches/b0/attempts/1/plan.yaml"] = "nothing that can be read"
    #expect(try repeated(batch) == ["n-1 \(other) false"])
    batch.item("n-1", text: "another")
    #expect(try repeated(batch) == [])
  }
}
