using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using RedStation.Domain.Certificates;
using RedStation.Grains.Settings;
using RedStation.Silo.Commands;
using RedStation.Tests.Certificates;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Certificates;

/// <summary>The command <c>silo verify-certificate</c>: three answers, and what was said.</summary>
public sealed class VerifyCertificateCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Certificate_IsRight_Wrong_OrOfUnknownStatus()
    {
        var (payload, disclosures) = SomeCertificates.Draft();
        var file = SomeCertificates.Issue(payload, disclosures.Take(1));
        var certificate = await Written("certificate.txt", file + "\n");
        var shown = await Written("shown.txt", SomeCertificates.Show(file));
        var keys = await Written("keys.json", Keys());
        var list = await Written("list.jwt", List());
        var revoked = await Written("revoked.jwt", List(SomeCertificates.StatusIndex));

        Assert.Equal((0, true), await Run("minutes of twelve months: not disclosed", certificate, "--keys", keys, "--status-list", list));
        Assert.Equal((0, true), await Run("name: 王师傅", certificate, "--keys", keys, "--status-list", list));
        Assert.Equal((0, true), await Run("anybody who has the file", certificate, "--keys", keys, "--status-list", list));
        Assert.Equal((2, true), await Run("no status list in force", certificate, "--keys", keys));
        Assert.Equal((1, true), await Run("wrong: it was revoked", certificate, "--keys", keys, "--status-list", revoked));
        string[] asked = ["--audience", SomeCertificates.Audience, "--nonce", "n-1", "--max-age", "10"];
        Assert.Equal((0, true), await Run("to " + SomeCertificates.Audience, [shown, "--keys", keys, "--status-list", list, .. asked]));
        Assert.Equal((1, true), await Run("not proved to be its holder", [certificate, "--keys", keys, "--status-list", list, .. asked]));
        Assert.Equal((1, true), await Run("somebody else", shown, "--keys", keys, "--audience", "https://platform.example"));
        Assert.Equal((1, true), await Run("another occasion", shown, "--keys", keys, "--nonce", "n-2"));
        Assert.Equal((1, true), await Run("it is no certificate", keys, "--keys", keys));
    }

    [Fact]
    public async Task Arguments_ThatMakeNoSense_AreRefused_WithTheUsage()
    {
        var keys = await Written("keys.json", Keys());
        string[][] wrong =
        [
            [], ["certificate.txt"], ["a", "b", "--keys", keys], ["a", "--keys"], ["a", "--keys", keys, "--max-age", "soon"],
            ["a", "--keys", keys, "--key", "x"],
        ];
        foreach (var arguments in wrong)
        {
            Assert.Contains("verify-certificate FILE", (await Refused(arguments)).Message, StringComparison.Ordinal);
        }

        Assert.Contains("cannot be read", (await Refused([Path.Combine(folder.Path, "none"), "--keys", keys])).Message, StringComparison.Ordinal);
        var none = await Written("none.json", """{"keys":[]}""");
        Assert.Contains("no key", (await Refused([keys, "--keys", none])).Message, StringComparison.Ordinal);
        Assert.Contains("no status list", (await Refused([keys, "--keys", keys, "--status-list", none])).Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static string Keys() => new JsonObject
    {
        ["keys"] = new JsonArray([.. SomeCertificates.Keys.Select(key => (JsonNode)new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["x"] = key.Value.X,
            ["y"] = key.Value.Y,
            ["kid"] = key.Key,
        })]),
    }.ToJsonString();

    private static string List(params int[] revoked) =>
        SomeCertificates.SignByIssuer(SomeCertificates.Status(revoked).ToPayload(TimeSpan.FromMinutes(1)), StatusList.Type);

    private static async Task<(int Code, bool Says)> Run(string sentence, params string[] arguments)
    {
        await using var output = new StringWriter();
        var code = await new VerifyCertificateCommand(new FakeTimeProvider(SomeCertificates.Now), output).Run(arguments);
        return (code, output.ToString().Contains(sentence, StringComparison.Ordinal));
    }

    private static Task<StartException> Refused(string[] arguments) => Assert.ThrowsAsync<StartException>(
        () => new VerifyCertificateCommand(new FakeTimeProvider(SomeCertificates.Now), TextWriter.Null).Run(arguments));

    private async Task<string> Written(string name, string text)
    {
        var path = Path.Combine(folder.Path, name);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return path;
    }
}
