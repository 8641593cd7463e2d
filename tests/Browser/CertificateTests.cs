using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RedStation.Tests.Browser;

/// <summary>A rider's hours as a certificate, and the page on which anybody checks it.</summary>
[Collection(SharedCityCollection.Name)]
public sealed class CertificateTests(DemoBrowserFixture city)
{
    [Theory]
    [InlineData("demo-rider-41", 390, 844, ColorScheme.Light)]
    [InlineData("demo-rider-42", 1440, 900, ColorScheme.Dark)]
    public async Task Rider_GetsACertificate_AndShowsSomeOfIt_AndItIsBelieved(string subject, int width, int height, ColorScheme scheme)
    {
        await using var rider = await city.Open("/rider", width, height, new() { Latitude = 30.2594f, Longitude = 120.1301f }, scheme);
        await Work(rider, subject);
        await using var office = await city.Open("/verify", width, height, scheme: scheme);
        await office.First("verify-code").WaitForAsync();
        var code = (await office.First("verify-code").GetAttributeAsync("data-code"))!;

        await rider.First("nav-exchange").ClickAsync();
        await rider.First("wallet-open").ClickAsync();
        await rider.First("certificate-issue").ClickAsync();
        await rider.First("certificate-choice").WaitForAsync();
        await rider.First("part-name").CheckAsync();
        await rider.First("part-certifiers").CheckAsync();
        await rider.First("certificate-code").FillAsync(code);
        await rider.IsInOrder($"certificate-choice-{width}");
        await rider.First("certificate-make").ClickAsync();
        var link = await rider.First("certificate-link").InnerTextAsync();
        await rider.First("qr").ScrollIntoViewIfNeededAsync();
        await rider.IsInOrder($"certificate-shown-{width}");

        // The same page: a link that is opened there does not change its number.
        await office.Page.Evaluate("hash => { location.hash = hash; }", new Uri(link).Fragment);
        await Assertions.Expect(office.First("verify-outcome")).ToHaveAttributeAsync("data-fault", "none");
        await Assertions.Expect(office.First("verify-shown")).ToContainTextAsync("不是副本");
        await Assertions.Expect(office.First("verify-certifiers")).ToContainTextAsync("杭州市西湖区");
        await Assertions.Expect(office.First("verify-months")).ToContainTextAsync("未出示");
        await office.IsInOrder($"certificate-believed-{width}");
        office.WasQuiet();

        await rider.First("certificate-revoke").ClickAsync();
        await rider.First("certificate-revoked").WaitForAsync();
        await rider.First("wallet-close").ClickAsync();
        await rider.First("lang-toggle").ClickAsync();
        await rider.First("wallet-open").ClickAsync();
        await Assertions.Expect(rider.First("certificate-revoked")).ToContainTextAsync("You have revoked it");
        await rider.IsInOrder($"certificate-revoked-{width}");
        rider.WasQuiet();
    }

    [Theory]
    [InlineData("demo-rider-43", 390, 844, ColorScheme.Light)]
    [InlineData("demo-rider-44", 1440, 900, ColorScheme.Dark)]
    public async Task Certificate_IsBelieved_WithoutANetwork_AndAChangedOneIsNot(string subject, int width, int height, ColorScheme scheme)
    {
        await using (var rider = await city.Open("/rider", 390, 844, new() { Latitude = 30.2594f, Longitude = 120.1301f }))
        {
            await Work(rider, subject);
        }

        using var phone = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var issued = await Issued(subject, phone);
        var (signed, month) = (issued.Split('~')[0], issued.Split('~').Single(part => Decoded(part).Contains("\"month\"", StringComparison.Ordinal)));
        var origin = city.Server.Address.GetLeftPart(UriPartial.Authority);

        await using var window = await city.Open("/verify", width, height, scheme: scheme);
        await Assertions.Expect(window.First("verify-ready")).ToContainTextAsync("断网也能核对");
        await window.IsInOrder($"verify-{width}");
        await window.Offline(true);

        await Check(Shown($"{signed}~{month}~", phone, origin + "/verify"), "none");
        await Assertions.Expect(window.First("verify-name")).ToContainTextAsync("未出示");
        await Assertions.Expect(window.First("verify-months")).ToContainTextAsync("分");
        await Assertions.Expect(window.First("verify-shown")).ToContainTextAsync("刚刚");
        await window.IsInOrder($"verify-one-month-{width}");

        await Check(issued, "none");
        await Assertions.Expect(window.First("verify-certifiers")).ToContainTextAsync("杭州市西湖区");
        await Assertions.Expect(window.First("verify-kinds")).ToContainTextAsync("隐患排查");
        await window.First("verify-unshown").WaitForAsync();
        await window.IsInOrder($"verify-whole-{width}");

        await Check(Shown($"{signed}~{month}~", phone, "https://platform.example"), "otherAudience");
        await Check(Shown($"{signed}~{month}~", phone, origin + "/verify").Replace(month + "~", "", StringComparison.Ordinal), "otherHolder");
        await Check($"{signed}~{month[..^4]}AAAA~", "unreadable");
        // The words of the other language come over the network.
        await window.Offline(false);
        await window.First("lang-toggle").ClickAsync();
        await Assertions.Expect(window.First("verify-outcome")).ToContainTextAsync("cannot be believed");
        await window.IsInOrder($"verify-wrong-{width}");
        window.WasQuiet();

        async Task Check(string text, string fault)
        {
            await window.First("verify-text").FillAsync(text);
            await window.First("verify-now").ClickAsync();
            await Assertions.Expect(window.First("verify-outcome")).ToHaveAttributeAsync("data-fault", fault);
        }
    }

    private static string Decoded(string part) => part.Contains('.', StringComparison.Ordinal) || part.Length == 0
        ? ""
        : Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part));

    private static string Shown(string file, ECDsa phone, string audience)
    {
        var proof = new JsonObject
        {
            ["aud"] = audience,
            ["nonce"] = "test",
            ["iat"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
            ["sd_hash"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(file))),
        };
        var text = $"{Encoded("""{"alg":"ES256","typ":"kb+jwt"}""")}.{Encoded(proof.ToJsonString())}";
        return $"{file}{text}.{Base64Url.EncodeToString(phone.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    private static string Encoded(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private async Task<string> Issued(string subject, ECDsa phone)
    {
        var point = phone.ExportParameters(includePrivateParameters: false).Q;
        var key = new { kty = "EC", crv = "P-256", x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y) };
        var (status, body) = await (await Person.SignIn(city.Server.Client, subject)).Post("/api/v1/riders/me/certificates", new { key });
        Assert.True(status == System.Net.HttpStatusCode.Created, body?.ToJsonString());
        return (string)body!["certificate"]!;
    }

    /// <summary>One verified task, in Xihu.</summary>
    private async Task Work(Window rider, string subject)
    {
        await rider.SignIn(subject);
        await rider.First("nav-duty").ClickAsync();
        await rider.First("duty-toggle").ClickAsync();
        await Assertions.Expect(rider.First("duty-toggle")).ToHaveAttributeAsync("aria-checked", "true");
        var dispatcher = await city.Dispatcher();
        var id = await DemoBrowserFixture.OpenTask(dispatcher, 30.2594, 120.1301, "查看灭火器");
        var path = $"/api/v1/tasks/{id}/";
        await dispatcher.Post(path + "assign", new { operationId = "a" + id, riderId = subject });
        var person = await Person.SignIn(city.Server.Client, subject);
        var (handedIn, _) = await person.Post(path + "submit", new { operationId = "s" + id, evidence = new { note = "好了" } });
        Assert.Equal(System.Net.HttpStatusCode.OK, handedIn);
        var (verified, _) = await dispatcher.Post(path + "verify", new { operationId = "v" + id });
        Assert.Equal(System.Net.HttpStatusCode.OK, verified);
        await Until.True(
            async () => (long)(await person.Get("/api/v1/riders/me/wallet")).Body!["socialMinutes"]!["balance"]! > 0, "the certified time");
        await rider.First("duty-toggle").ClickAsync();
    }
}
