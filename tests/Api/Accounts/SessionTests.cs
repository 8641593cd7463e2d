using System.Net;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Accounts;

public sealed class SessionTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Refresh_GivesANextToken_AndOneBeforeThat_EndsTheSession()
    {
        var first = await Open("13900000001");
        var second = Next(await Refresh(first));
        var youngest = Next(await Refresh(second));

        (await Refresh(first)).Refused(HttpStatusCode.Unauthorized, "refresh_reused");
        (await Refresh(youngest)).Refused(HttpStatusCode.Unauthorized, "refresh_invalid");
    }

    [Fact]
    [Trait("Case", "P7")]
    public async Task Refresh_WhoseAnswerWasLost_GivesTheSameAgain_AndTheSessionGoesOn()
    {
        var first = await Open("13900000004");
        var lost = Next(await Refresh(first));
        api.Time.Advance(TimeSpan.FromSeconds(30));
        var again = await Refresh(first);
        Assert.Equal(lost, Next(again));
        (await api.With((string)again.Json["accessToken"]!).Get("/api/v1/riders/me")).Is(HttpStatusCode.OK);
        (await Refresh(lost)).Is(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("Case", "P7")]
    public async Task Refresh_AgainAfterTheGrace_IsTheft_HoweverOftenItWasShownBefore()
    {
        var stolen = await Open("13900000005");
        var owners = Next(await Refresh(stolen));
        for (var time = 0; time < 5; time++)
        {
            api.Time.Advance(Grace / 6);
            Assert.Equal(owners, Next(await Refresh(stolen)));
        }

        api.Time.Advance(Grace / 6);
        var ended = (await Refresh(stolen)).Refused(HttpStatusCode.Unauthorized, "refresh_reused");
        Assert.Null(ended.Json["refreshToken"]);
        (await Refresh(owners)).Refused(HttpStatusCode.Unauthorized, "refresh_invalid");
    }

    [Fact]
    [Trait("Case", "P7")]
    public async Task Refresh_WithACopyWhoseOwnerWentOn_IsTheft_WithinTheGraceToo()
    {
        var stolen = await Open("13900000006");
        var second = Next(await Refresh(stolen));
        var third = await Refresh(second);
        (await Refresh(stolen)).Refused(HttpStatusCode.Unauthorized, "refresh_reused");
        (await api.With((string)third.Is(HttpStatusCode.OK).Json["accessToken"]!).Get("/api/v1/riders/me"))
            .Refused(HttpStatusCode.Unauthorized, "not_signed_in");
    }

    [Fact]
    [Trait("Case", "P7")]
    public async Task Refresh_ByTwentyAtOnce_GivesAllTheSame()
    {
        var token = await Open("13900000002");
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Refresh(token)));
        var next = Assert.Single(replies.Select(Next).Distinct());
        (await Refresh(next)).Is(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("Case", "P7")]
    public async Task Logout_LeavesNoGrace()
    {
        var token = await Open("13900000007");
        var next = Next(await Refresh(token));
        (await api.Anonymous().Post("/api/v1/auth/logout", new { refreshToken = next })).Is(HttpStatusCode.NoContent);
        (await Refresh(token)).Refused(HttpStatusCode.Unauthorized, "refresh_invalid");
    }

    [Fact]
    [Trait("Case", "P12")]
    public async Task Logout_EndsTheSession_AndItsAccessTokens_AndMayBeRepeated()
    {
        var session = await SignIn("13900000003");
        var rider = api.With((string)session["accessToken"]!);
        (await rider.Get("/api/v1/riders/me")).Is(HttpStatusCode.OK);
        for (var time = 0; time < 2; time++)
        {
            (await api.Anonymous().Post("/api/v1/auth/logout", new { refreshToken = (string)session["refreshToken"]! })).Is(HttpStatusCode.NoContent);
        }

        (await Refresh((string)session["refreshToken"]!)).Refused(HttpStatusCode.Unauthorized, "refresh_invalid");
        (await rider.Get("/api/v1/riders/me")).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
    }

    [Fact]
    [Trait("Case", "P12")]
    public async Task LogoutEverywhere_EndsTheOtherSessionsOfTheSamePerson_AndNobodyElses()
    {
        var phone = await SignIn("13900000008");
        var other = await SignIn("13900000009");
        api.Time.Advance(TimeSpan.FromSeconds(61));
        var tablet = await SignIn("13900000008");
        (await api.Anonymous().Post("/api/v1/auth/logout", new { refreshToken = (string)phone["refreshToken"]!, everywhere = true }))
            .Is(HttpStatusCode.NoContent);

        (await api.With((string)tablet["accessToken"]!).Get("/api/v1/riders/me")).Refused(HttpStatusCode.Unauthorized, "not_signed_in");
        (await Refresh((string)tablet["refreshToken"]!)).Refused(HttpStatusCode.Unauthorized, "refresh_invalid");
        (await api.With((string)other["accessToken"]!).Get("/api/v1/riders/me")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Refresh_OfAnUnknownToken_IsRefused() => (await Refresh("x")).Refused(HttpStatusCode.Unauthorized, "refresh_invalid");

    private static string Next(Reply reply) => (string)reply.Is(HttpStatusCode.OK).Json["refreshToken"]!;

    private Task<Reply> Refresh(string token) => api.Anonymous().Post("/api/v1/auth/token", new { grant = "refresh", refreshToken = token });

    private async Task<string> Open(string phone) => (string)(await SignIn(phone))["refreshToken"]!;

    private async Task<System.Text.Json.Nodes.JsonNode> SignIn(string phone)
    {
        (await api.Anonymous().Post("/api/v1/auth/otp", new { phone })).Is(HttpStatusCode.Accepted);
        return (await api.Anonymous().Post("/api/v1/auth/token", new { grant = "otp", phone, code = api.Codes[phone] })).Is(HttpStatusCode.OK).Json;
    }
}
