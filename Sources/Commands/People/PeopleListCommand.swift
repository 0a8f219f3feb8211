import ArgumentParser
import Dataset
import Diagnostics

/// Shows the people, their roles and keys.
struct PeopleListCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show the people, their roles and keys",
    discussion: "Of each key the fingerprint is shown as ssh-keygen -l and gpg show it, and its comment.")

  @Argument(help: ArgumentHelp("People, by their ids; without any, everyone.", valueName: "id")) var ids: [String] = []

  func run(in session: Session) async throws -> Outcome {
    let people = try Checkout(in: session).people
    for id in ids where people[id] == nil {
      throw Failure(
        "nobody in \(people.path) is `\(id.shown())`", help: "there are \(people.all.map(\.id).joined(separator: ", "))"
      )
    }
    let shown = ids.isEmpty ? people.all : ids.compactMap { people[$0] }
    session.console.print(shown.map { lines(of: $0).map { $0 + "\n" }.joined() }.joined(separator: "\n"))
    return .clean
  }

  private func lines(of person: Person) -> [String] {
    let emails = person.emails.map { "<\($0.shown())>" }.joined(separator: " ")
    var lines = ["\(person.id): \(person.name.shown()) \(emails)"]
    var roles = person.isOwner ? ["owner of the dataset"] : []
    for (stream, held) in person.roles.sorted(by: { $0.key < $1.key }) where !held.isEmpty {
      let names = Role.allCases.filter { held.contains($0) }.map(\.rawValue)
      roles.append("\(stream): \(names.joined(separator: ", "))")
    }
    lines += roles.isEmpty ? ["  no role"] : roles.map { "  \($0)" }
    for (stream, vetting) in person.vettings.sorted(by: { $0.key < $1.key }) {
      lines.append("  vetted for \(stream.shown()) on \(vetting.day.shown()) by \(vetting.by.shown())")
    }
    lines += person.keys.map { key in
      let comment = key.comment.isEmpty ? "" : " (\(key.comment.shown()))"
      return "  \(key.status.rawValue) key \(key.name.shown(limit: 120))\(comment)"
    }
    return lines
  }
}
