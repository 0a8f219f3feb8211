import Git
import Dataset

/// A commit that is about to be made.
struct Draft {
  /// What it leaves behind.
  var files: Files
  /// Who makes it: author, committer and signer, unless it says otherwise.
  let by: String
  /// With what it is signed; nil for nothing.
  var hand: SigningHand?
  var author: Mailbox?
  var committer: Mailbox?
  var message: String
  /// Whether it changes policy, so that further owners may have to sign.
  var isPolicy = false
  /// What is merged; nil for an ordinary commit.
  var merged: ObjectID?
}
