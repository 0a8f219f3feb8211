package import Checks
import Dataset

extension Policy {
  /// The lists that the manifest names, in its order; one that cannot be read is left out, which is a finding of its
  /// own.
  func contaminationLists(in snapshot: any Snapshot) throws(Unreadable) -> [ContaminationList] {
    var lists: [ContaminationList] = []
    for path in manifest.contaminationPaths {
      if case .success(let list)? = try snapshot.contaminationList(at: path) { lists.append(list) }
    }
    return lists
  }
}

extension Snapshot {
  /// The contamination list at a path, or why it is none; nil where there is no file.
  package func contaminationList(
    at path: String
  ) throws(Unreadable) -> Result<ContaminationList, ContaminationListError>? {
    guard let entry = try entry(at: path), entry.isFile else { return nil }
    guard try size(of: entry) <= ContaminationList.sizeLimit else {
      let most = ContaminationList.sizeLimit >> 20
      return .failure(
        ContaminationListError(line: 1, message: "the list is larger than \(most) MiB, which is the most"))
    }
    let bytes = try bytes(of: entry)
    do throws(ContaminationListError) {
      return .success(try ContaminationList(reading: bytes, name: path))
    } catch {
      return .failure(error)
    }
  }
}
