import Documents
import Imports
import Testing

@Suite struct SidecarTests {
  private func sidecars(_ expression: String, _ record: String) throws -> [String] {
    var importer = try Importer(map(expression))
    let item = try importer.item(record)
    return item?.sidecars.map { "\($0.path): \(String(decoding: $0.bytes, as: UTF8.self))" } ?? []
  }

  @Test func takesBytesOutAndNamesThem() throws {
    var importer = try Importer(map("{$file: {path: 'a/{/id}.diff', content: {$from: /p}}, role: edit}"))
    let item = try #require(try importer.item(#"{"id": "one", "p": "x\r\n\u0000\u001bé"}"#))
    let digest = String(repeating: "0", count: 63) + "7"
    #expect(item.content["x"].map(oneLine) == "{path:\"a/one.diff\",sha256:\"\(digest)\",role:\"edit\"}")
    #expect(item.sidecars.map(\.path) == ["a/one.diff"])
    #expect(item.sidecars.map(\.bytes) == [Array("x\r\n\0\u{1B}é".utf8)])
  }

  @Test(arguments: [
    ("context/.gitattributes", "context/dot-gitattributes"), (".GitIgnore", "dot-GitIgnore"),
    (".gitmodules/x/.mailmap", "dot-gitmodules/x/dot-mailmap"), ("GITATT~1", "dot-GITATT-1"),
    (".git\u{200C}ignore. ", "dot-gitignore"), (".lfsconfig", "dot-lfsconfig"),
  ])
  func storesWhatGitObeysUnderAnotherName(asked: String, stored: String) throws {
    var importer = try Importer(map("{$file: {path: '{/p}', content: x}, role: edit}"))
    let item = try #require(try importer.item("{\"id\": \"one\", \"p\": \"\(asked)\"}"))
    #expect(item.sidecars.map(\.path) == [stored])
    #expect(item.content["x"]?["path"] == .string(stored))
    #expect(item.content["x"]?["origin"] == .string(asked))
  }

  @Test func keepsTheOriginThatTheMapSays() throws {
    var importer = try Importer(map("{$file: {path: .gitignore, content: x}, origin: src/.gitignore}"))
    let item = try #require(try importer.item(#"{"id": "one"}"#))
    #expect(item.content["x"].map(oneLine)?.hasSuffix(",origin:\"src/.gitignore\"}") ?? false)
  }

  @Test func leavesNamesThatOnlyLookSo() throws {
    #expect(try sidecars("{$file: {path: a/.gitkeep, content: x}}", #"{"id": "one"}"#) == ["a/.gitkeep: x"])
    var importer = try Importer(map("{$file: {path: gitattributes, content: x}}"))
    #expect(try importer.item(#"{"id": "one"}"#)?.content["x"]?["origin"] == nil)
  }

  @Test func writesTheSameFileOnce() throws {
    let expression = "[{$file: {path: a, content: x}}, {$file: {path: a, content: x}}, {$file: {path: b, content: ''}}]"
    #expect(try sidecars(expression, #"{"id": "one"}"#) == ["a: x", "b: "])
  }

  @Test(arguments: [
    ("../a", "the path has a part `..`: `../a`"), ("a/../../b", "the path has a part `..`: `a/../../b`"),
    ("/etc/passwd", "the path begins at the root of the file system: `/etc/passwd`"),
    ("", "the path is empty: ``"), (".", "the path has a part `.`: `.`"),
    ("a//b", "the path has an empty part: `a//b`"), ("a/", "the path has an empty part: `a/`"),
    (#"a\\b"#, #"the path has a backslash: `a\b`"#), (#"a\u0000b"#, #"the path has a control character: `a\u{0}b`"#),
    (#"a\nb"#, #"the path has a control character: `a\u{a}b`"#),
    (".git/hooks/x", "the path has a part `.git`: `.git/hooks/x`"),
    ("x/.GIT/config", "the path has a part `.GIT`: `x/.GIT/config`"),
  ])
  func refusesPathsThatLeadElsewhere(path: String, message: String) {
    let record = "{\"p\": \"\(path)\"}"
    #expect(field("{$file: {path: '{/p}', content: x}}", record) == "|/x|\(message)")
  }

  @Test func refusesLongPaths() {
    let part = String(repeating: "a", count: 256)
    let expression = "{$file: {path: '{/p}', content: x}}"
    #expect(field(expression, "{\"p\": \"\(part)\"}").contains("a part of the path has more than 255 bytes"))
    let path = Array(repeating: "aaaaaaaaa", count: 110).joined(separator: "/")
    #expect(field(expression, "{\"p\": \"\(path)\"}").contains("the path has more than 1024 bytes"))
  }

  @Test func refusesTwoFilesInOnePlace() {
    let two = "[{$file: {path: a, content: x}}, {$file: {path: a, content: y}}]"
    #expect(field(two, "{}") == "|/x/1|two files of the item have the path `a`")
    let folder = "[{$file: {path: a/b, content: x}}, {$file: {path: a, content: y}}]"
    #expect(field(folder, "{}") == "||`a` is a file of the item and a folder of another")
  }

  @Test func wantsText() {
    #expect(field("{$file: {path: a, content: {$from: /p}}}", #"{"p": [1]}"#) == "|/x|the content of `a` is no text")
    #expect(field("{$file: {path: a, content: {$from: /p}}}", "{}") == "/p|/x|the source has no `/p`")
    #expect(field("{$value: {$file: {path: a, content: {$from: /p}}}, $optional: true}", "{}") == "left out")
  }
}

@Suite struct PatchTests {
  private func patch(_ files: String) throws -> String {
    var importer = try Importer(map("{$file: {path: p, content: {$from: /files, $as: patch}}}"))
    let item = try importer.item("{\"id\": \"one\", \"files\": \(files)}")
    return String(decoding: item?.sidecars.first?.bytes ?? [], as: UTF8.self)
  }

  @Test func writesChangesAsGitDoes() throws {
    let before = (1...20).map { "\($0)\\n" }.joined()
    let after = before.replacing("\\n4\\n", with: "\\nfour\\n").replacing("17\\n18\\n", with: "17\\nnew\\n18\\n")
    #expect(
      try patch("[{\"path\": \"a b.txt\", \"before\": \"\(before)\", \"after\": \"\(after)\"}]") == """
        diff --git a/a b.txt b/a b.txt
        --- a/a b.txt\t
        +++ b/a b.txt\t
        @@ -1,7 +1,7 @@
         1
         2
         3
        -4
        +four
         5
         6
         7
        @@ -15,6 +15,7 @@
         15
         16
         17
        +new
         18
         19
         20

        """)
  }

  @Test func writesNewAndDeletedFiles() throws {
    #expect(
      try patch(
        #"[{"path": "n", "after": "x\ny"}, {"path": "d", "before": "z\n"}, {"path": "s", "before": "q", "after": "q"}]"#
      ) == """
        diff --git a/n b/n
        new file mode 100644
        --- /dev/null
        +++ b/n
        @@ -0,0 +1,2 @@
        +x
        +y
        \\ No newline at end of file
        diff --git a/d b/d
        deleted file mode 100644
        --- a/d
        +++ /dev/null
        @@ -1 +0,0 @@
        -z

        """)
  }

  @Test func quotesNamesAndKeepsLineEnds() throws {
    #expect(
      try patch(#"[{"path": "é", "before": "a\r\nb", "after": "a\nb\n"}]"#)
        == "diff --git \"a/\\303\\251\" \"b/\\303\\251\"\n--- \"a/\\303\\251\"\n+++ \"b/\\303\\251\"\n"
        + "@@ -1,2 +1,2 @@\n-a\r\n-b\n\\ No newline at end of file\n+a\n+b\n")
  }

  @Test func replacesLongStretchesAsAWhole() throws {
    let before = (0..<2000).map { "a\($0)\\n" }.joined()
    let after = (0..<2000).map { $0 % 2 == 0 ? "a\($0)\\n" : "b\($0)\\n" }.joined()
    let text = try patch("[{\"path\": \"a\", \"before\": \"\(before)z\\n\", \"after\": \"\(after)z\\n\"}]")
    #expect(text.contains("@@ -1,2001 +1,2001 @@\n a0\n-a1\n-a2\n"))
    #expect(text.hasSuffix("+b1999\n z\n"))
  }

  @Test func namesWhatIsMissing() {
    #expect(field("{$from: /f, $as: patch}", #"{"f": {}}"#) == "|/x|`patch` is applied to a mapping")
    #expect(
      field("{$from: /f, $as: patch}", #"{"f": [{"path": "a"}]}"#)
        == "|/x|a file of the patch lacks `path`, or both `before` and `after`")
    #expect(
      field("{$from: /f, $as: patch}", #"{"f": [{"path": "../a", "after": ""}]}"#)
        == "|/x|the path has a part `..`: `../a`")
  }
}
