import Dataset
import Support

/// What a step of a history does: one commit as some command makes it, or something with branches.
enum StepKind: String, CaseIterable, Sendable {
  case addItem, addItems, addItemWithSidecar, importItem, changeItem, joinItem, changeSidecar, withdrawItem
  case own, disown
  case reformatItem, editOpenPath, emptyCommit
  case approve, approveMany, requestChanges, reject, withdrawVerdict, adjudicate, seal, reveal
  case judge, sealJudgement, revealJudgement
  case openBatch, editBatch, witness, moveBatch, finishMove, calibrate
  case seedGold, landSeed, freeze, freezeWhole, revealSecret, label, reopen, signOff
  case addPerson, giveRole, takeRole, changeOwners, addKey, retireKey, compromiseKey, reviveKey, vet, changeAddress
  case forgetPerson
  case publishRubric, writeCandidate, editPublished, changeSchema, changeJudgementSchema, breakSchema
  case changeOtherPolicy
  case changeManifest, changeSeveralKeys, changeForgeKeys, movePeople, addStream, removeStream, breakManifest
  case newLine, switchLine, merge, crosswise, evilMerge, wrongWay, octopus
  case revert, revertPolicy, cherryPick

  /// How often it is tried, beside the others.
  var weight: Int {
    switch self {
    case .addItem, .approve: 20
    case .approveMany: 28
    case .addItems, .changeItem, .seal, .merge, .changeManifest: 14
    case .reveal, .revealJudgement, .freeze, .freezeWhole, .label, .signOff, .revealSecret, .landSeed: 16
    case .sealJudgement, .judge, .openBatch, .newLine, .crosswise, .witness, .changeSidecar, .adjudicate: 8
    case .finishMove, .calibrate: 12
    case .publishRubric, .changeSchema, .moveBatch, .reopen, .wrongWay: 4
    case .breakSchema, .breakManifest, .removeStream, .editPublished, .forgetPerson, .octopus: 1
    case .evilMerge, .changeOtherPolicy, .changeJudgementSchema: 2
    case _ where isPolicy: 2
    default: 4
    }
  }

  /// Whether it changes policy.
  var isPolicy: Bool {
    switch self {
    case .addPerson, .giveRole, .takeRole, .changeOwners, .addKey, .retireKey, .compromiseKey, .reviveKey, .vet,
      .changeAddress, .forgetPerson, .publishRubric, .editPublished, .changeSchema, .changeJudgementSchema,
      .breakSchema, .changeOtherPolicy, .changeManifest, .changeSeveralKeys, .changeForgeKeys, .movePeople, .addStream,
      .removeStream, .breakManifest, .revertPolicy:
      true
    default: false
    }
  }

  /// Whether it moves lines instead of making one commit of what somebody has before them.
  var isStructure: Bool {
    switch self {
    case .newLine, .switchLine, .merge, .crosswise, .evilMerge, .wrongWay, .octopus, .revert, .revertPolicy,
      .cherryPick:
      true
    default: false
    }
  }
}

extension StepKind {
  /// The commit that somebody makes of what they have before them; nil where there is nothing to do.
  func draft(in scene: Scene, _ dice: inout Dice) throws -> Draft? {
    switch self {
    case .addItem: try scene.addItem(&dice)
    case .addItems: try scene.addItems(&dice)
    case .addItemWithSidecar: try scene.addItemWithSidecar(&dice)
    case .importItem: try scene.importItem(&dice)
    case .changeItem: try scene.changeItem(&dice)
    case .joinItem: try scene.joinItem(&dice)
    case .own: try scene.own(&dice)
    case .disown: try scene.disown(&dice)
    case .changeSidecar: try scene.changeSidecar(&dice)
    case .withdrawItem: try scene.withdrawItem(&dice)
    case .reformatItem: try scene.reformatItem(&dice)
    case .editOpenPath: try scene.editOpenPath(&dice)
    case .emptyCommit: scene.emptyCommit(&dice)
    case .approve: try scene.review(.approve, &dice)
    case .approveMany: try scene.review(.approve, most: 6, &dice)
    case .requestChanges: try scene.review(.requestChanges, &dice)
    case .reject: try scene.review(.reject, &dice)
    case .withdrawVerdict: try scene.withdrawVerdict(&dice)
    case .adjudicate: try scene.adjudicate(&dice)
    case .seal: try scene.seal(&dice)
    case .reveal: try scene.reveal(&dice)
    case .judge: try scene.judge(&dice)
    case .sealJudgement: try scene.sealJudgement(&dice)
    case .revealJudgement: try scene.revealJudgement(&dice)
    default: try batchDraft(in: scene, &dice)
    }
  }

  private func batchDraft(in scene: Scene, _ dice: inout Dice) throws -> Draft? {
    switch self {
    case .openBatch: try scene.openBatch(&dice)
    case .editBatch: try scene.editBatch(&dice)
    case .witness: try scene.witness(&dice)
    case .moveBatch: try scene.moveBatch(&dice)
    case .finishMove: try scene.finishMove(&dice)
    case .calibrate: try scene.calibrate(&dice)
    case .seedGold: try scene.seedGold(&dice)
    case .landSeed: try scene.landSeed(&dice)
    case .freeze: try scene.freeze(isWhole: false, &dice)
    case .freezeWhole: try scene.freeze(isWhole: true, &dice)
    case .revealSecret: try scene.revealSecret(&dice)
    case .label: try scene.label(&dice)
    case .reopen: try scene.reopen(&dice)
    case .signOff: try scene.signOff(&dice)
    default: try policyDraft(in: scene, &dice)
    }
  }

  private func policyDraft(in scene: Scene, _ dice: inout Dice) throws -> Draft? {
    switch self {
    case .addPerson: try scene.addPerson(&dice)
    case .giveRole: try scene.giveRole(&dice)
    case .takeRole: try scene.takeRole(&dice)
    case .changeOwners: try scene.changeOwners(&dice)
    case .addKey: try scene.addKey(&dice)
    case .retireKey: try scene.endKey("retired", &dice)
    case .compromiseKey: try scene.endKey("compromised", &dice)
    case .reviveKey: try scene.endKey("active", &dice)
    case .vet: try scene.vet(&dice)
    case .changeAddress: try scene.changeAddress(&dice)
    case .forgetPerson: try scene.forgetPerson(&dice)
    case .publishRubric: try scene.publishRubric(&dice)
    case .writeCandidate: try scene.writeCandidate(&dice)
    case .editPublished: try scene.editPublished(&dice)
    case .changeSchema: try scene.changeSchema(&dice)
    case .changeJudgementSchema: try scene.changeJudgementSchema(&dice)
    case .breakSchema: try scene.breakSchema(&dice)
    case .changeOtherPolicy: try scene.changeOtherPolicy(&dice)
    case .changeManifest: try dice.pick(PolicyChange.all).flatMap { try scene.changeManifest($0, &dice) }
    case .changeSeveralKeys: try scene.changeSeveralKeys(&dice)
    case .changeForgeKeys: try scene.changeForgeKeys(&dice)
    case .movePeople: try scene.movePeople(&dice)
    case .addStream: try scene.addStream(&dice)
    case .removeStream: try scene.removeStream(&dice)
    case .breakManifest: try scene.breakManifest(&dice)
    default: nil
    }
  }
}
