using System.Security.Cryptography;
using System.Text;
using RedStation.Api.Accounts;
using RedStation.Storage.Accounts;

namespace RedStation.Api.Open311;

/// <summary>
/// The keys with which organisations report. Only a key's digest is kept; whoever repeats the operation that gave it is given the same one again,
/// because it is derived.
/// </summary>
internal sealed class Open311Keys(Open311KeyStore store, Pepper pepper)
{
    /// <summary>What every key begins with, so that one that was published by mistake is recognised.</summary>
    private const string Prefix = "rs311_";

    private const int Longest = 100;

    /// <summary>The key with an id.</summary>
    public string KeyOf(string id) => Prefix + pepper.Derive("open311", id);

    /// <summary>Keeps the digest of the key with an id.</summary>
    public Task Add(string id, string organisation, string? note, string by) => store.Add(id, Digest(KeyOf(id)), organisation, note, by);

    /// <summary>Whose key it is; null for none that is in force. The digest is looked for, so that the time tells nothing of the key.</summary>
    public async Task<string?> OrganisationOf(string? key) =>
        key is { Length: > 0 and <= Longest } ? await store.OrganisationOf(Digest(key)) : null;

    private static string Digest(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
