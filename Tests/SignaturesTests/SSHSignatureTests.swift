import Foundation
import Signatures
import Support
import Testing

/// Signatures of ssh-keygen, whole and broken: what is taken here, ssh-keygen takes as well.
@Suite struct SSHSignatureTests {
  private static let message = Array("tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n\nhello\n".utf8)

  @Test(arguments: Keys.kinds) func takesWhatSSHKeygenMakes(kind: Keys.Kind) throws {
    let keys = try Keys()
    try keys.make("ada", kind.arguments)
    let line = try keys.publicLine("ada")
    let key = try PublicKey(line: line)
    for hash in ["sha256", "sha512"] {
      let signature = try keys.sign(Self.message, with: "ada", ["-O", "hashalg=\(hash)"])
      #expect(verdict(signature, over: Self.message) == "good")
      #expect(try SSHSignature(armour: signature).key.blob == key.blob)
      #expect(try keys.verify(Self.message, signature, line: line))
      #expect(verdict(signature, over: Self.message + [0]) == "mismatch")
    }
    #expect(
      key.fingerprint
        == (try keys.must("ssh-keygen", ["-l", "-f", keys.sandbox.path("ada.pub")])
          .text.split(separator: " ")[1]))
  }

  /// One byte off anywhere, and nothing is left; where a mutation should pass here, it would have to pass there.
  @Test(arguments: Keys.kinds) func oneByteOffIsNoSignature(kind: Keys.Kind) throws {
    let keys = try Keys()
    try keys.make("ada", kind.arguments)
    let line = try keys.publicLine("ada")
    let armour = try keys.sign(Self.message, with: "ada")
    #expect(verdict(armour, over: Self.message) == "good")
    var laxer = 0
    for blob in SignatureParts.blob(of: armour).mutations() {
      guard verdict(blob: blob, over: Self.message) == "good" else { continue }
      let mutated = SignatureParts.armour(blob)
      if try !keys.verify(Self.message, mutated, line: line) { laxer += 1 }
      #expect(try SSHSignature(armour: mutated).key.blob != PublicKey(line: line).blob, "a second spelling")
    }
    for mutated in armour.mutations() where verdict(mutated, over: Self.message) == "good" {
      if try !keys.verify(Self.message, mutated, line: line) { laxer += 1 }
      Issue.record("a second armour of the same signature")
    }
    for message in Self.message.mutations() { #expect(verdict(armour, over: message) == "mismatch") }
    #expect(laxer == 0)
  }

  /// A sample of the mutations, shown to ssh-keygen whatever comes of them here.
  @Test func isNeverLaxerThanSSHKeygen() throws {
    let keys = try Keys()
    try keys.make("ada")
    let line = try keys.publicLine("ada")
    let armour = try keys.sign(Self.message, with: "ada")
    var (stricter, same) = (0, 0)
    for (number, mutated) in armour.mutations().enumerated() where number % 29 == 0 {
      let here = verdict(mutated, over: Self.message) == "good"
      let there = try keys.verify(Self.message, mutated, line: line)
      #expect(!here || there)
      if here == there { same += 1 } else { stricter += 1 }
    }
    #expect(same > 50 && stricter < same)
  }

  @Test func namespacesAreNotInterchangeable() throws {
    let keys = try Keys()
    try keys.make("ada")
    for (made, asked) in [("git-dataset", SignatureNamespace.git), ("git", .statement), ("file", .git)] {
      let signature = try keys.sign(Self.message, with: "ada", namespace: made)
      #expect(verdict(signature, over: Self.message, in: asked) == "namespace")
    }
    let proof = try keys.sign(Self.message, with: "ada", namespace: "git-dataset")
    #expect(verdict(proof, over: Self.message, in: .statement) == "good")
  }

  @Test func refusesWhatIsNotWrittenAsItMustBe() throws {
    let keys = try Keys()
    try keys.make("ada")
    let whole = SignatureParts(armour: try keys.sign(Self.message, with: "ada"))
    #expect(verdict(whole.armour, over: Self.message) == "good", "the builder builds what ssh-keygen does")
    func broken(_ change: (inout SignatureParts) -> Void) -> String {
      var parts = whole
      change(&parts)
      return verdict(parts.armour, over: Self.message)
    }
    #expect(broken { $0.magic = Array("SSHSIh".utf8) } == "format")
    #expect(broken { $0.version = 2 } == "format")
    #expect(broken { $0.version = 0 } == "format")
    #expect(broken { $0.reserved = [0] } == "format")
    #expect(broken { $0.trailing = [0] } == "format")
    #expect(broken { $0.hash = "sha1" } == "method")
    #expect(broken { $0.hash = "SHA512" } == "method")
    #expect(broken { $0.hash = "" } == "method")
    #expect(broken { $0.hash = "sha256" } == "mismatch")
    #expect(broken { $0.namespace = "" } == "namespace")
    #expect(broken { $0.namespace = "git\0" } == "namespace")
    #expect(broken { $0.key = [] } == "key")
    #expect(broken { $0.proof = [] } == "format")
    #expect(broken { $0.proof += [0] } == "format")
    #expect(broken { $0.proof = .string("ssh-ed25519") + .string([UInt8](repeating: 0, count: 63)) } == "format")
    #expect(broken { $0.proof = .string("ssh-rsa") + $0.proof.dropFirst(15) } == "method")
    let blob = whole.blob
    for end in blob.indices { #expect(verdict(blob: Array(blob[..<end]), over: Self.message) != "good") }
  }

  @Test func anotherPersonsKeyDoesNotFit() throws {
    let keys = try Keys()
    try keys.make("ada")
    try keys.make("grace")
    var parts = SignatureParts(armour: try keys.sign(Self.message, with: "ada"))
    parts.key = try PublicKey(line: keys.publicLine("grace")).blob
    #expect(verdict(parts.armour, over: Self.message) == "mismatch")
  }

  @Test func theArmourHasOneSpelling() throws {
    let keys = try Keys()
    try keys.make("ada")
    let line = try keys.publicLine("ada")
    let armour = String(decoding: try keys.sign(Self.message, with: "ada"), as: UTF8.self)
    let blob = SignatureParts.blob(of: Array(armour.utf8))
    func read(_ text: String) -> String { verdict(Array(text.utf8), over: Self.message) }
    for width in [64, 70, 76, 4096] {
      #expect(verdict(SignatureParts.armour(blob, width: width), over: Self.message) == "good")
    }
    #expect(read(String(armour.dropLast())) == "good")
    let hostile = [
      "\n" + armour, " " + armour, armour + "\n", armour + " ", armour + "and more\n", armour + armour,
      armour.replacing("\n", with: "\r\n"), armour.replacing("\n", with: "\n\n"), armour.replacing("\n-", with: "=\n-"),
      armour.replacing("SSH SIGNATURE", with: "PGP SIGNATURE"), armour.replacing("-----END", with: "----END"),
      armour.replacing("\nU1NI", with: "\nU1N\nI"), armour.replacing("\nU1NI", with: "\nU1 NI"), "", "\n",
      "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n",
    ]
    for text in hostile { #expect(read(text) == "format", "\(text)") }
    // ssh-keygen takes some of these; that is why they are refused here.
    #expect(try keys.verify(Self.message, Array((armour + "and more\n").utf8), line: line))
  }

  @Test func weakKeysDoNotSign() throws {
    let keys = try Keys()
    try keys.make("weak", ["-t", "rsa", "-b", "2048"])
    let signature = try keys.sign(Self.message, with: "weak")
    #expect(try keys.verify(Self.message, signature, line: keys.publicLine("weak")), "ssh-keygen takes it")
    #expect(verdict(signature, over: Self.message) == "key")
    #expect(throws: PublicKey.Fault.weak(bits: 2048)) { try PublicKey(line: keys.publicLine("weak")) }
  }

  @Test func onlyTheNewMethodsOfRSA() throws {
    let keys = try Keys()
    try keys.make("ada", ["-t", "rsa", "-b", "3072"])
    let whole = SignatureParts(armour: try keys.sign(Self.message, with: "ada"))
    for method in ["ssh-rsa", "rsa-sha2-256-cert-v01@openssh.com", "rsa-sha2-384", ""] {
      var parts = whole
      parts.proof = .string(method) + whole.proof.dropFirst(16)
      #expect(verdict(parts.armour, over: Self.message) == "method", "\(method)")
    }
    var parts = whole
    parts.proof = .string("rsa-sha2-256") + whole.proof.dropFirst(16)
    #expect(verdict(parts.armour, over: Self.message) == "mismatch")
    // As long as the key, to the byte: no padding with zeros.
    parts.proof = .string("rsa-sha2-512") + .string([0] + whole.proof.dropFirst(20))
    #expect(verdict(parts.armour, over: Self.message) == "format")
  }
}
