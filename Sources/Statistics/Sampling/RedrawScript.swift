/// The shell commands that draw a sample again with nothing but git, `sha256sum`, `sort` and `head`: for whoever does
/// not want to take this program's word.
package enum RedrawScript {
  /// The commands, for a POSIX shell in a clone. They print the root, the seed, and the drawn items with their tickets;
  /// what is audited on top of those for single annotators is not part of the bound and not drawn.
  ///
  /// - Parameters:
  ///   - tree: names the tree of the batch's `items/` to git, such as `HEAD:streams/bug-fix/batches/a/items`.
  ///   - seed: what the sample was drawn with.
  ///   - size: how many items were drawn.
  ///   - withdrawn: the ids of items that are drawn from though they are no longer in the tree.
  package static func text(tree: String, seed: SampleSeed, size: Int, withdrawn: [String] = []) -> String {
    let facts = ([seed.dataset, seed.batch, "\(seed.attempt)"].map(quoted) + ["\"$root\""] + seed.secrets.map(quoted))
      .joined(separator: " ")
    return """
      tree=\(quoted(tree))
      tab=$(printf '\\t')
      root=$(git ls-tree -r -z "$tree" | tr '\\0' '\\n' | while IFS="$tab" read -r entry path; do
        set -- $entry
        printf '%s %s %s %s\\n' "$1" "$3" "$(git cat-file blob "$3" | sha256sum | cut -c 1-64)" "$path"
      done | LC_ALL=C sort | sha256sum | cut -c 1-64)
      echo "root $root"
      seed=$(printf '%s\\n' git-dataset/seed/1 \(facts) | sha256sum | cut -c 1-64)
      echo "seed $seed"
      \(candidates(withdrawn)) | while read -r file; do
        printf 'git-dataset/ticket/1\\n%s\\n%s\\n' "$seed" "${file%.*}" | sha256sum | cut -c 1-64 | tr '\\n' ' '
        echo "${file%.*}"
      done | LC_ALL=C sort | head -n \(size)

      """
  }

  /// The commands that print the file names of everything that may be drawn; those of withdrawn items are made up.
  private static func candidates(_ withdrawn: [String]) -> String {
    let there = #"git ls-tree "$tree" | grep ' blob ' | cut -f 2 | grep -E '\.(yaml|json)$'"#
    guard !withdrawn.isEmpty else { return there }
    let gone = withdrawn.map { quoted("\($0).yaml") }.joined(separator: " ")
    return "{ \(there); printf '%s\\n' \(gone); }"
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
