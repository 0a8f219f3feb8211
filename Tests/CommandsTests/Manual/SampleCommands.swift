import Commands

/// A small command tree with one of everything that a description can hold.
enum SampleCommands {
  private static let help = CommandDescription.Argument(
    .flag, names: ["--help", "-h"], abstract: "Show help information.")

  static let root = CommandDescription(
    words: ["git", "dataset"], abstract: "Keep code training data in git",
    discussion: """
      Items are files. A second sentence - with a dash, a \\ and a 'quote'.
      .SH this is no request

          git dataset check
          'and neither is this

      The end: naïve “quotes”, a ~ and a ^.
      """,
    arguments: [CommandDescription.Argument(.flag, names: ["--version"], abstract: "Show the version."), help],
    subcommands: [check, rubric, hook])

  private static let check = CommandDescription(
    words: ["git", "dataset", "check"], abstract: "Say what is wrong: paths [and] places, it's all there",
    discussion: "Without arguments `git dataset check` looks at the work tree.",
    arguments: [
      CommandDescription.Argument(.operand, value: "revision", values: .revisions, abstract: "A tree-ish or a range."),
      CommandDescription.Argument(.flag, names: ["--staged"], abstract: "What is staged."),
      CommandDescription.Argument(
        .option, names: ["--format", "-f"], value: "format", values: .choices(["text", "json"]), defaultValue: "text",
        abstract: "How findings are printed: one of [several]."),
      CommandDescription.Argument(.option, names: ["--map"], value: "file", values: .files, abstract: "A map."),
      CommandDescription.Argument(.option, names: ["--since"], value: "date", abstract: "A date."),
      CommandDescription.Argument(.flag, names: ["--debug"], isHidden: true),
      CommandDescription.Argument(
        .operand, value: "path", values: .files, isRepeating: true, followsDashes: true, abstract: "Paths."),
      help,
    ])

  private static let rubric = CommandDescription(
    words: ["git", "dataset", "rubric"], abstract: "Work with rubrics", arguments: [help],
    subcommands: [
      CommandDescription(
        words: ["git", "dataset", "rubric", "show"], abstract: "Print a rubric",
        arguments: [
          CommandDescription.Argument(
            .operand, value: "stream", values: .choices(["bug-fix", "code-review"]), isOptional: false,
            abstract: "The stream."),
          help,
        ]),
      CommandDescription(
        words: ["git", "dataset", "rubric", "lint"], abstract: "Look for ambiguity",
        arguments: [
          CommandDescription.Argument(
            .operand, value: "rule", values: .printed(by: "printf 'a/b\\nc/d\\n'"), isOptional: false,
            isRepeating: true, abstract: "Rules."),
          help,
        ]),
    ])

  private static let hook = CommandDescription(
    words: ["git", "dataset", "hook"], abstract: "Judge as a hook", isHidden: true, arguments: [help])
}
