import Dataset
import Signatures

/// The file by which git knows whose an SSH signature is (`ssh-keygen(1)`, "ALLOWED SIGNERS").
///
/// Compromised keys are not in it, and neither are those that we take no signature from, so that git calls good what we
/// call good. No time stands in it: git would hold it against the commit's own date, which anybody can write.
struct AllowedSigners {
  let text: String
  /// How many keys are in it.
  let count: Int
  /// OpenPGP keys, which gpg has to know by itself.
  let openPGPFiles: [String]

  init(_ people: People) {
    var lines: [String] = []
    var files: [String] = []
    for person in people.all {
      for key in person.keys where key.status != .compromised {
        switch key.material {
        case .openpgp: files += key.file.map { [$0] } ?? []
        case .ssh(let line):
          guard let key = try? PublicKey(line: line) else { continue }
          lines.append("\(Self.principals(person)) namespaces=\"git,git-dataset\" \(key.text)")
        }
      }
    }
    text = lines.map { $0 + "\n" }.joined()
    count = lines.count
    openPGPFiles = files
  }

  /// The person's addresses. Principals are patterns, in which some signs stand for others; an address with one of them
  /// would name more people than one.
  private static func principals(_ person: Person) -> String {
    let plain = person.emails.filter { email in
      email.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"*?!,\"#\\".utf8.contains($0) }
    }
    return plain.isEmpty ? person.id : plain.joined(separator: ",")
  }
}
