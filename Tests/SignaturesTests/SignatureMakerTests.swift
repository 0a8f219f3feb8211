import Foundation
import Signatures
import Support
import Testing

/// Statements signed with what git signs with.
@Suite struct SignatureMakerTests {
  private static let statement = Array("git-dataset/proof/1\nabc\n".utf8)

  private func maker(_ format: String, _ key: String, _ program: String? = nil, in folder: String) -> SignatureMaker {
    SignatureMaker(.init(format: format, key: key, program: program), directory: folder)
  }

  @Test func signsWithAKeyFile() async throws {
    let keys = try Keys()
    try keys.make("ada")
    for setting in [keys.sandbox.path("ada"), keys.sandbox.path("ada.pub"), "ada.pub"] {
      let made = try await maker("ssh", setting, in: keys.sandbox.path(""))
        .sign(Self.statement, for: .statement)
      #expect(verdict(made.signature, over: Self.statement, in: .statement) == "good")
      #expect(verdict(made.signature, over: Self.statement, in: .git) == "namespace")
      #expect(made.key == .ssh(blob: try PublicKey(line: keys.publicLine("ada")).blob))
    }
  }

  @Test func saysWhatToDo() async throws {
    let keys = try Keys()
    try keys.make("weak", ["-t", "rsa", "-b", "2048"])
    let folder = keys.sandbox.path("")
    func failure(_ format: String, _ key: String, _ program: String? = nil) async -> SignatureMaker.Failure? {
      do throws(SignatureMaker.Failure) {
        _ = try await maker(format, key, program, in: folder).sign(Self.statement, for: .statement)
        return nil
      } catch {
        return error
      }
    }
    #expect(await failure("ssh", "nothing-here")?.help.contains("user.signingkey") == true)
    #expect(await failure("ssh", "weak")?.reason.contains("2048 bits") == true)
    #expect(await failure("ssh", "weak", "\(folder)/no-program")?.help.contains("gpg.ssh.program") == true)
    #expect(await failure("x509", "weak")?.help.contains("gpg.format ssh") == true)
    #expect(await failure("openpgp", "nobody", "\(folder)/no-program")?.help.contains("install gnupg") == true)
    #expect(await failure("openpgp", "nobody@example.com")?.help.contains("gpg --list-secret-keys") == true)
    // A program that says it signed, and did not.
    #expect(await failure("ssh", "weak", "true")?.reason.contains("did not sign") == true)
  }
}
