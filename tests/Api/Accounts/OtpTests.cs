using System.Net;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Accounts;

public sealed class OtpTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Code_OfNewPhone_RegistersARider_AndOfKnownPhone_FindsTheSame()
    {
        var first = await SignIn("13800000001", "13800000001");
        var me = await api.With((string)first["accessToken"]!).Get("/api/v1/riders/me");
        Assert.Equal((string?)first["subject"], (string?)me.Is(HttpStatusCode.OK).Json["id"]);
        Assert.Equal("骑手0001", (string?)me.Json["displayName"]);
        Assert.Equal(("rider", 900), ((string?)first["role"], (int)first["expiresIn"]!));

        api.Time.Advance(TimeSpan.FromSeconds(61));
        var second = await SignIn("13800000001", "+8613800000001");
        Assert.Equal((string?)first["subject"], (string?)second["subject"]);
        Assert.DoesNotContain(api.Log.All, line => line.Contains("13800000001", StringComparison.Ordinal));
        Assert.DoesNotContain(api.Log.All, line => line.Contains(api.Codes["13800000001"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Code_AskedForTwiceWithinAMinute_IsTooSoon()
    {
        await Ask("13800000002");
        var again = await api.Anonymous().Post("/api/v1/auth/otp", new { phone = "13800000002" });
        again.Refused(HttpStatusCode.TooManyRequests, "otp_too_soon");
        Assert.InRange(again.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Fact]
    public async Task Code_Used_DoesNotWorkAgain()
    {
        await SignIn("13800000003", "13800000003");
        (await Enter("13800000003", api.Codes["13800000003"])).Refused(HttpStatusCode.Unauthorized, "otp_expired");
    }

    [Fact]
    public async Task Code_After5WrongOnes_DoesNotWork()
    {
        await Ask("13800000004");
        var wrong = api.Codes["13800000004"] == "000000" ? "000001" : "000000";
        for (var attempt = 0; attempt < 5; attempt++)
        {
            (await Enter("13800000004", wrong)).Refused(HttpStatusCode.Unauthorized, "otp_invalid");
        }

        (await Enter("13800000004", api.Codes["13800000004"])).Refused(HttpStatusCode.Unauthorized, "otp_expired");
    }

    [Fact]
    public async Task Code_After5Minutes_DoesNotWork()
    {
        await Ask("13800000005");
        api.Time.Advance(TimeSpan.FromMinutes(5));
        (await Enter("13800000005", api.Codes["13800000005"])).Refused(HttpStatusCode.Unauthorized, "otp_expired");
    }

    [Theory]
    [Trait("Case", "P11")]
    [InlineData("8613800138001", false)]
    [InlineData("138-0013-8002", false)]
    [InlineData("+86 138 0013 8003", false)]
    [InlineData("0086 13800138004", false)]
    [InlineData("（+86）138\u30000013\u00A08005", false)]
    [InlineData("１３８００１３８００６", true)]
    public async Task Phone_AndCode_AsPeopleWriteThem_AreUnderstood(string written, bool wide)
    {
        await Ask(written);
        var phone = api.Codes.Phones.Single(sent => sent == "1380013800" + (wide ? "6" : written[^1].ToString()));
        var code = api.Codes[phone];
        var typed = wide ? string.Concat(code.Select(digit => (char)(digit - '0' + '０'))) : code[..3] + " " + code[3..];
        (await Enter(written, typed)).Is(HttpStatusCode.OK);
    }

    [Theory]
    [Trait("Case", "P11")]
    [InlineData("12345")]
    [InlineData("12345a")]
    [InlineData("")]
    public async Task Code_ThatIsNone_IsNamed(string code) =>
        Assert.Equal(["code"], (await Enter("13800000009", code)).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);

    [Theory]
    [Trait("Case", "P11")]
    [InlineData("12345678901")]
    [InlineData("1380000000")]
    [InlineData("138000000001")]
    [InlineData("+85251234567")]
    [InlineData("+8513800000001")]
    public async Task Phone_ThatIsNone_IsNamed(string phone) =>
        Assert.Equal(
            ["phone"], (await api.Anonymous().Post("/api/v1/auth/otp", new { phone })).Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);

    private async Task Ask(string phone) => (await api.Anonymous().Post("/api/v1/auth/otp", new { phone })).Is(HttpStatusCode.Accepted);

    private Task<Reply> Enter(string phone, string code) => api.Anonymous().Post("/api/v1/auth/token", new { grant = "otp", phone, code });

    private async Task<System.Text.Json.Nodes.JsonNode> SignIn(string phone, string written)
    {
        await Ask(written);
        return (await Enter(written, api.Codes[phone])).Is(HttpStatusCode.OK).Json;
    }
}
