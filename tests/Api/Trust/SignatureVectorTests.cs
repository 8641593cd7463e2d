using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RedStation.Api.Http.Signing;
using RedStation.Api.Tasks;
using RedStation.Contracts;
using RedStation.Domain.Certificates;
using RedStation.Domain.Ledger;
using RedStation.Domain.Outbound;
using RedStation.Domain.Webhooks;
using RedStation.Grains.Ledger;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Trust;

/// <summary>
/// What this server signs, in a file that <c>api/Web/checks/signatures.test.ts</c> verifies with other people's libraries in another language. Here
/// it is held that the file is what the server signs. <c>SIGNATURES=write</c> makes it anew.
/// </summary>
[Collection(DemoApiCollection.Name)]
public sealed class SignatureVectorTests(DemoApiFixture api)
{
    private const string Rider = "demo-rider-52";

    private static readonly string Vectors = Path.Combine(Repository.Root, "api/Web/checks/signatures.json");

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Vectors_AreWhatTheServerSigns()
    {
        var made = new JsonObject { ["webhook"] = Webhook(), ["dutyRecord"] = await DutyRecord(), ["certificate"] = await Certificate() };
        if (Environment.GetEnvironmentVariable("SIGNATURES") == "write")
        {
            await File.WriteAllTextAsync(Vectors, made.ToJsonString(Indented) + "\n", TestContext.Current.CancellationToken);
        }

        var kept = JsonNode.Parse(await File.ReadAllTextAsync(Vectors, TestContext.Current.CancellationToken))!;

        Assert.Equal(made["webhook"]!.ToJsonString(), kept["webhook"]!.ToJsonString());
        Assert.Equal(Names(await Payload(made["dutyRecord"]!)), Names(await Payload(kept["dutyRecord"]!)));
        Assert.Equal(made["certificate"]!.AsObject().Select(one => one.Key), kept["certificate"]!.AsObject().Select(one => one.Key));
        foreach (var vector in (JsonNode[])[made["certificate"]!, kept["certificate"]!])
        {
            AssertBelieved(vector);
        }
    }

    /// <summary>A post while a secret is being changed: signed by both.</summary>
    private static JsonObject Webhook()
    {
        string[] secrets = ["whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "whsec_Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA="];
        var at = new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);
        var told = new OutboundEvent(
            "c-1-1", "cn.redstation.case.reported", "c-1", 1, "330106", null, at, """{"caseId":"c-1","description":"垃圾堆在路边 “角落” \\ é"}""");
        var (timestamp, body) = (WebhookSigner.Timestamp(at), CloudEvents.Write(told, "/redstation"));
        return new JsonObject
        {
            ["secrets"] = new JsonArray([.. secrets.Select(secret => (JsonNode)secret)]),
            ["id"] = told.Id,
            ["timestamp"] = timestamp,
            ["signature"] = new WebhookSigner(secrets).Sign(told.Id, timestamp, body),
            ["body"] = Encoding.UTF8.GetString(body),
        };
    }

    private async Task<JsonObject> DutyRecord()
    {
        var dispatcher = api.As("dispatcher", "vector-dispatcher", DemoApiFixture.Xihu);
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
        var record = (await (await api.Person(Rider)).Get(path + "/duty-record")).Is(HttpStatusCode.OK).Json["record"]!;
        var keys = (await api.Anonymous().Get("/.well-known/jwks.json")).Is(HttpStatusCode.OK).Json;
        (await dispatcher.Post(path + "/cancel", new { operationId = "c", note = "误报" })).Is(HttpStatusCode.OK);
        return new JsonObject { ["record"] = (string)record!, ["keys"] = keys.DeepClone() };
    }

    /// <summary>A certificate, one month of which its holder's phone shows; its status list; and one in which it is revoked.</summary>
    private async Task<JsonObject> Certificate()
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(api.Time.GetUtcNow().ToUnixTimeSeconds());
        await api.Service<ILedger>().Post(LedgerRules.TaskVerified("vector", "vector", points: 0, minutes: 45, at));
        using var phone = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = phone.ExportParameters(includePrivateParameters: false).Q;
        var key = new { kty = "EC", crv = "P-256", x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) };
        var issued = (string)(await api.As("rider", "vector").Post("/api/v1/riders/me/certificates", new { key })).Is(HttpStatusCode.Created)
            .Json["certificate"]!;
        var parts = issued.Split('~');
        var month = parts[1..^1].Single(part => Base64UrlEncoder.Decode(part).Contains("\"month\"", StringComparison.Ordinal));
        var shown = $"{parts[0]}~{month}~";
        var status = JsonNode.Parse(Base64UrlEncoder.Decode(parts[0].Split('.')[1]))!["status"]!["status_list"]!;
        var (uri, index) = ((string)status["uri"]!, (int)status["idx"]!);
        var list = (await api.Anonymous().Get(new Uri(uri).AbsolutePath)).Is(HttpStatusCode.OK).Text;
        var revoked = new StatusListToken(uri, at, at.AddDays(1), StatusList.Write([index]));
        var holder = new SigningCredentials(new ECDsaSecurityKey(phone), SecurityAlgorithms.EcdsaSha256);
        var proof = new JsonObject
        {
            ["aud"] = "https://platform.example",
            ["nonce"] = "vector-nonce",
            ["iat"] = at.ToUnixTimeSeconds(),
            ["sd_hash"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(shown))),
        };
        return new JsonObject
        {
            ["at"] = at.ToUnixTimeSeconds(),
            ["issued"] = issued,
            ["presentation"] = shown + new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
                proof.ToJsonString(), holder, new Dictionary<string, object> { [JwtHeaderParameterNames.Typ] = KeyBindingRules.Type }),
            ["statusList"] = list,
            ["revokedList"] = (await api.Service<DocumentSigner>().Sign(
                revoked.ToPayload(TimeSpan.FromMinutes(1)).ToJsonString(), StatusList.Type)).Text,
            ["keys"] = (await api.Anonymous().Get("/.well-known/jwks.json")).Is(HttpStatusCode.OK).Json.DeepClone(),
        };
    }

    private static void AssertBelieved(JsonNode vector)
    {
        var keys = EcPublicKey.ReadSet(Encoding.UTF8.GetBytes(vector["keys"]!.ToJsonString()));
        var at = DateTimeOffset.FromUnixTimeSeconds((long)vector["at"]!);
        var asked = new HolderProof(true, "https://platform.example", "vector-nonce", TimeSpan.FromMinutes(1));
        foreach (var (list, fault) in ((string, CertificateFault?)[])[("statusList", null), ("revokedList", CertificateFault.Revoked)])
        {
            var verifier = new CertificateVerifier(keys, [StatusListToken.Read((string)vector[list]!, keys)!]);
            var verdict = verifier.Verify((string)vector["presentation"]!, asked, at);
            Assert.Equal((fault, true), (verdict.Fault, verdict.StatusKnown));
            Assert.Equal((45L, null), (verdict.Certificate!.Months.Single().Minutes, verdict.Certificate.Name));
        }
    }

    private static async Task<JsonNode> Payload(JsonNode vector)
    {
        var believed = await new JsonWebTokenHandler().ValidateTokenAsync((string)vector["record"]!, new TokenValidationParameters
        {
            IssuerSigningKeys = new JsonWebKeySet(vector["keys"]!.ToJsonString()).GetSigningKeys(),
            ValidTypes = [DutyRecords.Type],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        });
        Assert.True(believed.IsValid, believed.Exception?.Message);
        return JsonNode.Parse(Base64UrlEncoder.Decode(((JsonWebToken)believed.SecurityToken).EncodedPayload))!;
    }

    /// <summary>The names of a document's members, and of theirs.</summary>
    private static IEnumerable<string> Names(JsonNode document) => document.AsObject()
        .SelectMany(member => member.Value is JsonObject inner ? inner.Select(one => $"{member.Key}.{one.Key}") : [member.Key])
        .Order(StringComparer.Ordinal);
}
