using RedStation.Storage.Databases;

namespace RedStation.Storage.Documents;

/// <summary>
/// The key that signs documents which people take away with them: the file <c>document-signing.pem</c> in the data folder. Its public half stays
/// published (<see cref="DocumentKeys"/>), so that apis with keys of their own vouch for each other's documents.
/// </summary>
public sealed class DocumentSigningKey(DataFolder folder) : SigningKeyFile(folder, "document-signing.pem");
