using System.Buffers.Text;
using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RedStation.Api.Certificates;
using RedStation.Api.Http.Signing;
using RedStation.Contracts;
using RedStation.Domain.Certificates;
using RedStation.Domain.Ledger;
using RedStation.Grains.Ledger;
using RedStation.Storage.Certificates;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Certificates;

/// <summary>Who has worked gets a certificate that anybody can check who has nothing but the issuer's public keys and status list.</summary>
[Collection(DemoApiCollection.Name)]
public sealed class CertificateEndpointTests(DemoApiFixture api)
{
    private static readonly string[] Listed = ["months", "kinds", "certifiers"];

    private const string Own = "/api/v1/riders/me/certificates";
    private const string Rider = "demo-rider-54";

    private ILedger Ledger => api.Service<ILedger>();

    [Fact]
    public async Task Certificate_OfVerifiedWork_IsBelieved_ByPublicKeysAndListAlone()
    {
        await Worked();
        using var phone = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rider = await api.Person(Rider);
        var reply = (await rider.Post(Own, new { key = Jwk(phone) })).Is(HttpStatusCode.Created);
        Assert.True(reply.Headers.CacheControl!.NoStore);
        var text = (string)reply.Json["certificate"]!;

        var (keys, lists) = await Public();
        var proof = new HolderProof(false);
        var verdict = new CertificateVerifier(keys, lists).Verify(text, proof, api.Time.GetUtcNow());
        Assert.Equal((null, true), (verdict.Fault, verdict.StatusKnown));
        var said = verdict.Certificate!;
        var wallet = (await rider.Get("/api/v1/riders/me/wallet")).Is(HttpStatusCode.OK).Json;
        Assert.Equal((long)wallet["socialMinutes"]!["balance"]!, said.Minutes);
        Assert.NotNull(said.Name);
        Assert.Contains(said.Kinds, kind => kind.Kind == "hazardCheck");
        Assert.Contains(said.Certifiers, by => by is { Adcode: DemoApiFixture.Xihu, Name: "杭州市西湖区" });
        Assert.Equal(said.Minutes, said.Months.Sum(month => month.Minutes));

        var issuer = (await api.Anonymous().Get("/.well-known/jwt-vc-issuer")).Is(HttpStatusCode.OK).Json;
        Assert.Equal(said.Issuer, (string?)issuer["issuer"]);
        Assert.Equal(said.Issuer + "/.well-known/jwks.json", (string?)issuer["jwks_uri"]);
        var type = (await api.Anonymous().Get(HoursCertificateRules.TypePath)).Is(HttpStatusCode.OK).Json;
        Assert.Equal(HoursCertificateRules.TypeOf(said.Issuer), (string?)type["vct"]);
        var listed = (await rider.Get(Own)).Is(HttpStatusCode.OK).Json["items"]!.AsArray();
        Assert.Contains(listed, one => (string?)one!["id"] == (string?)reply.Json["id"] && one["revokedAt"] is null);
    }

    [Fact]
    public async Task Certificates_OfOneRider_HaveNothingInCommon_ThatIsNotShown()
    {
        await Credited("linked");
        var rider = api.As("rider", "linked");
        using var phone = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (one, two) = (await Payload(rider, phone), await Payload(rider, other));
        Assert.Empty(Digests(one).Intersect(Digests(two)));
        Assert.NotEqual((long)one["status"]!["status_list"]!["idx"]!, (long)two["status"]!["status_list"]!["idx"]!);
        Assert.Null(one["sub"]);
        Assert.Null(one["jti"]);
    }

    [Fact]
    public async Task Correction_RevokesTheCertificate_AndItsRiderIsTold()
    {
        await Credited("corrected");
        var rider = api.As("rider", "corrected");
        using var phone = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var issued = (await rider.Post(Own, new { key = Jwk(phone) })).Is(HttpStatusCode.Created).Json;
        Assert.Null((await Ledger.Execute(LedgerTransfers.Reverse(
            "undo-corrected", "task_rejected", "corrected", api.Time.GetUtcNow(), "task-verified:corrected"))).Refusal);

        var listed = Assert.Single((await rider.Get(Own)).Is(HttpStatusCode.OK).Json["items"]!.AsArray())!;
        Assert.Equal("corrected", (string?)listed["revocation"]);
        Assert.NotNull(listed["revokedAt"]);
        var (keys, _) = await Public();
        // As the list is when it is made next, at most a minute later.
        var next = new StatusLists(api.Service<CertificateStore>(), api.Service<DocumentSigner>(), api.Time);
        var verdict = new CertificateVerifier(keys, await Lists(keys, async (list, issuer) => (await next.Token(list, issuer))!))
            .Verify((string)issued["certificate"]!, new HolderProof(false), api.Time.GetUtcNow());
        Assert.Equal(CertificateFault.Revoked, verdict.Fault);
        (await rider.Post(Own, new { key = Jwk(phone) })).Refused(HttpStatusCode.Conflict, "no_certified_hours");
    }

    [Fact]
    public async Task Certificate_WithoutHours_WithoutAKey_OrOnceTooOften_IsRefused()
    {
        using var phone = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = Jwk(phone);
        (await api.As("rider", "no-hours").Post(Own, new { key })).Refused(HttpStatusCode.Conflict, "no_certified_hours");
        await Credited("keen");
        var rider = api.As("rider", "keen");
        object[] wrong = [new { }, new { key = new { kty = "RSA" } }, new { key = new { kty = "EC", crv = "P-256", x = key["y"], y = key["y"] } }];
        foreach (var body in wrong)
        {
            Assert.Equal(["key"], (await rider.Post(Own, body)).Is(HttpStatusCode.BadRequest).Fields);
        }

        for (var number = 0; number < CertificateStore.MostValid; number++)
        {
            (await rider.Post(Own, new { key })).Is(HttpStatusCode.Created);
        }

        (await rider.Post(Own, new { key })).Refused(HttpStatusCode.Conflict, "too_many_certificates");
        (await api.Anonymous().Get("/status-lists/99")).Refused(HttpStatusCode.NotFound, "status_list_not_found");
    }

    [Fact]
    public async Task Holder_AndWhoCertified_RevokeIt_AndNobodyElse()
    {
        await Worked();
        using var phone = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var rider = await api.Person(Rider);
        var (own, office) = (await NewId(rider, phone), await NewId(rider, phone));
        (await api.As("rider", "stranger").Post($"{Own}/{own}/revoke", null)).Refused(HttpStatusCode.NotFound, "certificate_not_found");
        Assert.Equal("holder", (string?)(await rider.Post($"{Own}/{own}/revoke", null)).Is(HttpStatusCode.OK).Json["revocation"]);

        var theirs = $"/api/v1/riders/{Rider}/certificates";
        var (here, elsewhere) = (
            api.As("dispatcher", "hours-dispatcher", DemoApiFixture.Xihu), api.As("dispatcher", "hours-elsewhere", DemoApiFixture.Ningbo));
        Assert.Empty((await elsewhere.Get(theirs)).Is(HttpStatusCode.OK).Json["items"]!.AsArray());
        Assert.Contains((await here.Get(theirs)).Is(HttpStatusCode.OK).Json["items"]!.AsArray(), one => (string?)one!["id"] == office);
        var revoke = $"{theirs}/{office}/revoke";
        Assert.Equal(["reason"], (await here.Post(revoke, new { })).Is(HttpStatusCode.BadRequest).Fields);
        (await elsewhere.Post(revoke, new { reason = "冒用" })).Refused(HttpStatusCode.NotFound, "certificate_not_found");
        (await here.Post($"/api/v1/riders/stranger/certificates/{office}/revoke", new { reason = "冒用" }))
            .Refused(HttpStatusCode.NotFound, "certificate_not_found");
        (await here.Post(revoke, new { reason = "冒用" })).Is(HttpStatusCode.OK);
        (await rider.Post($"{Own}/{office}/revoke", null)).Is(HttpStatusCode.OK);
        var listed = (await rider.Get(Own)).Is(HttpStatusCode.OK).Json["items"]!.AsArray().Single(one => (string?)one!["id"] == office)!;
        Assert.Equal(("office", "冒用"), ((string?)listed["revocation"], (string?)listed["reason"]));
        (await api.As("admin", "root").Get(theirs)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Presentation_OfACertificate_HasAShortLink_AndNothingElseHas()
    {
        await Credited("shower");
        var rider = api.As("rider", "shower");
        using var phone = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var file = (string)(await rider.Post(Own, new { key = Jwk(phone) })).Is(HttpStatusCode.Created).Json["certificate"]!;
        var signed = file.Split('~')[0] + "~";
        var shown = signed + KeyBinding(signed, phone);

        var link = (await rider.Post("/api/v1/riders/me/presentations", new { presentation = shown })).Is(HttpStatusCode.Created).Json;
        Assert.InRange((DateTimeOffset)link["expiresAt"]!, api.Time.GetUtcNow().AddHours(23), api.Time.GetUtcNow().AddHours(25));
        var got = (await api.Anonymous().Get($"/api/v1/presentations/{(string)link["id"]!}")).Is(HttpStatusCode.OK);
        Assert.Equal(shown, (string?)got.Json["presentation"]);
        var lasting = (await rider.Post("/api/v1/riders/me/presentations", new { presentation = shown, lasting = true })).Json;
        Assert.True((DateTimeOffset)lasting["expiresAt"]! > api.Time.GetUtcNow().AddDays(80));
        foreach (var nothing in (string?[])[null, "", file, "text", signed + KeyBinding(file, phone), new string('a', 16_001)])
        {
            Assert.Equal(
                ["presentation"],
                (await rider.Post("/api/v1/riders/me/presentations", new { presentation = nothing })).Is(HttpStatusCode.BadRequest).Fields);
        }

        (await api.Anonymous().Get("/api/v1/presentations/none")).Refused(HttpStatusCode.NotFound, "presentation_not_found");
    }

    private static string KeyBinding(string shown, ECDsa phone)
    {
        var said = new JsonObject
        {
            ["aud"] = "https://platform.example",
            ["nonce"] = "n",
            ["iat"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds(),
            ["sd_hash"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(shown))),
        };
        var text = $"{Encoded("""{"alg":"ES256","typ":"kb+jwt"}""")}.{Encoded(said.ToJsonString())}";
        return $"{text}.{Base64Url.EncodeToString(phone.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";

        static string Encoded(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
    }

    private static async Task<string> NewId(Caller rider, ECDsa phone) =>
        (string)(await rider.Post(Own, new { key = Jwk(phone) })).Is(HttpStatusCode.Created).Json["id"]!;

    private static JsonObject Jwk(ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["x"] = Base64Url.EncodeToString(point.X),
            ["y"] = Base64Url.EncodeToString(point.Y),
        };
    }

    private static async Task<JsonNode> Payload(Caller rider, ECDsa phone)
    {
        var text = (string)(await rider.Post(Own, new { key = Jwk(phone) })).Is(HttpStatusCode.Created).Json["certificate"]!;
        return JsonNode.Parse(Base64Url.DecodeFromChars(text.Split('.')[1]))!;
    }

    private static IEnumerable<string> Digests(JsonNode payload) => payload["_sd"]!.AsArray().Select(one => (string)one!)
        .Concat(Listed.SelectMany(list => payload[list]!.AsArray().Select(one => (string)one!["..."]!)));

    private static async Task<ImmutableArray<StatusListToken>> Lists(
        ImmutableDictionary<string, EcPublicKey> keys, Func<int, string, Task<string>> fetch, params string[] uris)
    {
        var lists = ImmutableArray.CreateBuilder<StatusListToken>();
        foreach (var uri in uris)
        {
            var at = uri.LastIndexOf(StatusLists.Path, StringComparison.Ordinal);
            lists.Add(StatusListToken.Read(await fetch(int.Parse(uri.Split('/')[^1], null), uri[..at]), keys)!);
        }

        return lists.ToImmutable();
    }

    private async Task<ImmutableArray<StatusListToken>> Lists(ImmutableDictionary<string, EcPublicKey> keys, Func<int, string, Task<string>> fetch)
    {
        var known = (await api.Anonymous().Get("/status-lists")).Is(HttpStatusCode.OK).Json["status_lists"]!.AsArray();
        return await Lists(keys, fetch, [.. known.Select(uri => (string)uri!)]);
    }

    private async Task<(ImmutableDictionary<string, EcPublicKey> Keys, ImmutableArray<StatusListToken> Lists)> Public()
    {
        var keys = EcPublicKey.ReadSet(Encoding.UTF8.GetBytes((await api.Anonymous().Get("/.well-known/jwks.json")).Is(HttpStatusCode.OK).Text));
        return (keys, await Lists(keys, async (list, _) => (await api.Anonymous().Get($"/status-lists/{list}")).Is(HttpStatusCode.OK).Text));
    }

    private async Task Credited(string rider) =>
        Assert.True(await Ledger.Post(LedgerRules.TaskVerified(rider, rider, points: 0, minutes: 45, api.Time.GetUtcNow())));

    private async Task Worked()
    {
        var dispatcher = api.As("dispatcher", "hours-dispatcher", DemoApiFixture.Xihu);
        var rider = await api.Person(Rider);
        var opened = await dispatcher.Post("/api/v1/tasks", new
        {
            operationId = Caller.NewOperation,
            type = "hazardCheck",
            position = DemoApiFixture.PlaceInXihu,
            note = "查看灭火器",
        });
        var path = "/api/v1/tasks/" + (string)opened.Is(HttpStatusCode.Created).Json["id"]!;
        Assert.Null((await api.Service<IGrainFactory>().Rider(Rider).GoOnDuty()).Refusal);
        (await dispatcher.Post(path + "/assign", new { operationId = "a", riderId = Rider })).Is(HttpStatusCode.OK);
        (await rider.Post(path + "/submit", new { operationId = "s", evidence = new { note = "好了" } })).Is(HttpStatusCode.OK);
        (await dispatcher.Post(path + "/verify", new { operationId = "v" })).Is(HttpStatusCode.OK);
        await Until.True(
            async () => (long)(await rider.Get("/api/v1/riders/me/wallet")).Json["socialMinutes"]!["balance"]! > 0, "the certified time");
    }
}
