using System.Net;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Accounts;

public sealed class SessionTests(RunningApi api) : IClassFixture<RunningApi>
{
    [Fact]
    public async Task Refresh_GivesANextToken_AndAReusedOne_EndsTheSession()
    {
        var first = await Open("13900000001");
        var second = await Refresh(first);
        var third = await Refresh((string)second.Is(HttpStatusCode.OK).Json["refreshToken"]!);
        var youngest = (string)third.Is(HttpStatusCode.OK).Json["refreshToken"]!;

        (await Refresh(first)).Refused(HttpStatusCode.Unauthorized, "refresh_reused");
        (await Refresh(youngest)).Refused(HttpStatusCode.Unauthorized, "refresh_invalid");
    }

    [Fact]
    public async Task Refresh_ByTwentyAtOnce_SucceedsOnce()
    {
        var token = await Open("13900000002");
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Refresh(token)));
        Assert.Single(replies, reply => reply.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Logout_EndsTheSession_AndMayBeRepeated()
    {
        var token = await Open("13900000003");
        for (var time = 0; time < 2; time++)
        {
            (await api.Anonymous().Post("/api/v1/auth/logout", new { refreshToken = token })).Is(HttpStatusCode.NoContent);
        }

        (await Refresh(token)).Refused(HttpStatusCode.Unauthorized, "refresh_invalid");
    }

    [Fact]
    public async Task Refresh_OfAnUnknownToken_IsRefused() => (await Refresh("x")).Refused(HttpStatusCode.Unauthorized, "refresh_invalid");

    private Task<Reply> Refresh(string token) => api.Anonymous().Post("/api/v1/auth/token", new { grant = "refresh", refreshToken = token });

    private async Task<string> Open(string phone)
    {
        (await api.Anonymous().Post("/api/v1/auth/otp", new { phone })).Is(HttpStatusCode.Accepted);
        var reply = await api.Anonymous().Post("/api/v1/auth/token", new { grant = "otp", phone, code = api.Codes[phone] });
        return (string)reply.Is(HttpStatusCode.OK).Json["refreshToken"]!;
    }
}
