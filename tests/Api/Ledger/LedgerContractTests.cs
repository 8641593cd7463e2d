using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RedStation.Domain.Ledger;
using RedStation.Domain.Ledger.Log;
using RedStation.Grains.Ledger;
using RedStation.Storage.Ledger.Log;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Ledger;

/// <summary>
/// A rider's way from the wallet to the proof, by the names of the public contract and no others. What was answered is kept in a file that
/// <c>api/Web/checks/ledger.test.ts</c> verifies with other people's libraries in another language. <c>SIGNATURES=write</c> makes it anew.
/// </summary>
[Collection(DemoApiCollection.Name)]
public sealed class LedgerContractTests(DemoApiFixture api)
{
    private static readonly string Kept = Path.Combine(Repository.Root, "api/Web/checks/ledger.json");

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Rider_FollowsAMovementFromTheWallet_ToASignedHeadThatOnlyGrew()
    {
        var rider = api.As("rider", "contract-rider");
        var first = await Booked("contract-before");
        await Booked("contract-rider");
        await Booked("contract-after");

        var wallet = (await rider.Get("/api/v1/riders/me/wallet")).Is(HttpStatusCode.OK).Json;
        var movement = wallet["movements"]!["items"]!.AsArray().Single(one => (string?)one!["unit"] == "points")!;
        Assert.Equal((7L, 0L), ((long)wallet["points"]!["available"]!, (long)wallet["points"]!["held"]!));
        Assert.Equal((10L, 0L), ((long)wallet["socialMinutes"]!["available"]!, (long)wallet["socialMinutes"]!["held"]!));
        Assert.Equal((7L, "task_verified"), ((long)movement["amount"]!, (string?)movement["reason"]));
        Assert.Equal("contract-rider", (string?)movement["reference"]);
        Assert.EndsWith("Z", (string)movement["at"]!, StringComparison.Ordinal);
        var number = (long)movement["number"]!;

        var heads = (await api.Anonymous().Get($"/api/v1/ledger/heads?after={first.Size - 1}")).Is(HttpStatusCode.OK).Json;
        var (old, head) = (heads["items"]!.AsArray()[0]!, heads["items"]!.AsArray()[^1]!);
        foreach (var one in heads["items"]!.AsArray())
        {
            var signed = JsonNode.Parse(await api.SignedContent((string)one!["signature"]!, "ledger-head+jwt"))!.AsObject();
            Assert.Equal(["at", "root", "size"], signed.Select(member => member.Key));
            Assert.All(signed, member => Assert.Equal(one![member.Key]!.ToJsonString(), member.Value!.ToJsonString()));
        }

        var (size, root) = ((long)head["size"]!, Convert.FromHexString((string)head["root"]!));
        var inclusion = (await rider.Get($"/api/v1/ledger/proofs/inclusion?number={number}&size={size}")).Is(HttpStatusCode.OK).Json;
        var leaf = Convert.FromHexString((string)inclusion["leaf"]!);
        byte[] hashed = [.. Convert.FromHexString((string)inclusion["salt"]!), .. Encoding.UTF8.GetBytes((string)inclusion["record"]!)];
        Assert.Equal(SHA256.HashData([0, .. SHA256.HashData(hashed)]), leaf);
        Assert.Equal((string?)movement["transferId"], (string?)JsonNode.Parse((string)inclusion["record"]!)!["operationId"]);
        Assert.True(MerkleProofs.IsIncluded(leaf, number - 1, size, Hashes(inclusion), root));

        var (from, was) = ((long)old["size"]!, Convert.FromHexString((string)old["root"]!));
        var consistency = (await api.Anonymous().Get($"/api/v1/ledger/proofs/consistency?from={from}&to={size}")).Is(HttpStatusCode.OK).Json;
        Assert.True(from < size && MerkleProofs.IsConsistent(from, was, size, root, Hashes(consistency)));

        var strangers = (await api.Anonymous().Get($"/api/v1/ledger/proofs/inclusion?number={number}&size={size}")).Is(HttpStatusCode.OK).Json;
        await Keep(new JsonObject
        {
            ["wallet"] = new JsonObject { ["movements"] = wallet["movements"]!.DeepClone() },
            ["inclusion"] = inclusion.DeepClone(),
            ["strangers"] = strangers.DeepClone(),
            ["heads"] = heads.DeepClone(),
            ["consistency"] = consistency.DeepClone(),
            ["keys"] = (await api.Anonymous().Get("/.well-known/jwks.json")).Is(HttpStatusCode.OK).Json.DeepClone(),
        });
    }

    private static byte[][] Hashes(JsonNode proof) => [.. proof["path"]!.AsArray().Select(hash => Convert.FromHexString((string)hash!))];

    /// <summary>Holds that the file still has the form of what the server answers.</summary>
    private static async Task Keep(JsonObject answered)
    {
        if (Environment.GetEnvironmentVariable("SIGNATURES") == "write")
        {
            await File.WriteAllTextAsync(Kept, answered.ToJsonString(Indented) + "\n", TestContext.Current.CancellationToken);
        }

        var kept = JsonNode.Parse(await File.ReadAllTextAsync(Kept, TestContext.Current.CancellationToken))!;
        Assert.Equal(Names(answered).Distinct().Order(StringComparer.Ordinal), Names(kept).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>The paths of all members, whatever their place in a list.</summary>
    private static IEnumerable<string> Names(JsonNode? node, string path = "") => node switch
    {
        JsonObject members => members.SelectMany(member => Names(member.Value, $"{path}.{member.Key}")),
        JsonArray items => items.SelectMany(item => Names(item, path + "[]")),
        _ => [path],
    };

    private async Task<LedgerHead> Booked(string rider)
    {
        await api.Service<ILedger>().Post(LedgerRules.TaskVerified(rider, rider, 7, 10, api.Time.GetUtcNow()));
        await Until.True(() => IsNumbered(rider), "the movement's number");
        return await api.Service<LedgerHeads>().Publish();
    }

    private async Task<bool> IsNumbered(string rider) => (await api.As("rider", rider).Get("/api/v1/riders/me/wallet"))
        .Is(HttpStatusCode.OK).Json["movements"]!["items"]!.AsArray().All(one => one!["number"] is not null);
}
