/// What every manual page says, since it is the same for every command.
enum Conventions {
  struct Section: Sendable {
    let title: String
    let entries: [(term: String, meaning: String)]
  }

  static let sections = [exitStatus, environment, files]

  private static let exitStatus = Section(
    title: "EXIT STATUS",
    entries: [
      ("`0`", "The work is done, and nothing is wrong; there may be warnings."),
      ("`1`", "There are findings of weight `error`."),
      ("`2`", "The work could not be done; the reason is on standard error. That is never a pass."),
      ("`64`", "The command was called in a way that it does not know."),
    ])

  private static let environment = Section(
    title: "ENVIRONMENT",
    entries: [
      ("`GIT_DATASET`", "`0` makes the hooks of a clone do nothing. A server's hook does not look at it."),
      ("`NO_COLOR`", "If it is set to anything, nothing is coloured (see https://no-color.org)."),
      (
        "`GIT_DIR`, `GIT_INDEX_FILE`",
        "As for git itself; git sets them for its hooks, so that a hook judges what git is about to commit."
      ),
    ])

  private static let files = Section(
    title: "FILES",
    entries: [
      ("`dataset.yaml`", "The manifest: what the dataset is, its streams and their policy."),
      ("`people.yaml`", "Who may do what, and with which keys."),
      ("`streams/`", "A folder for each stream: its schema, its rubrics, and its batches with their items."),
    ])
}
