using System.Net;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Accounts;

public sealed class StaffTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task FirstAdmin_SignsInWithWhatIsInTheFile_WhichOnlyItsOwnerReads()
    {
        var admin = await Admin();
        (await admin.Get("/api/v1/tasks")).Is(HttpStatusCode.OK);
        await Until.True(() => File.Exists(api.Data("ledger-signing.pem")), "the first signed head");
        string[] secrets = [.. Directory.GetFiles(api.Data("."), "*.pem"), api.Data("pepper.key"), api.Data("first-admin.txt")];
        Assert.Equal(4, secrets.Length);
        foreach (var file in secrets.Where(_ => !OperatingSystem.IsWindows()))
        {
            Assert.Equal("-rw-------", await ModeOf(file));
        }

        var password = (await File.ReadAllLinesAsync(api.Data("first-admin.txt"), TestContext.Current.CancellationToken))[1];
        Assert.DoesNotContain(api.Log.All, line => line.Contains(password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Account_IsMadeOnce_AndSignsIn()
    {
        var admin = await Admin();
        var account = Account("anna", Caller.NewOperation);
        var first = await admin.Post("/api/v1/accounts", account);
        var again = await admin.Post("/api/v1/accounts", account);
        Assert.Equal(first.Is(HttpStatusCode.Created).Text, again.Is(HttpStatusCode.Created).Text);
        var other = await admin.Post("/api/v1/accounts", account with { DisplayName = "Somebody else" });
        other.Refused(HttpStatusCode.Conflict, "operation_id_reused");
        (await admin.Post("/api/v1/accounts", Account("anna", Caller.NewOperation))).Refused(HttpStatusCode.Conflict, "username_taken");

        var anna = (await SignIn("anna", "a long password")).Is(HttpStatusCode.OK).Json;
        Assert.Equal(((string?)first.Json["subject"], "dispatcher"), ((string?)anna["subject"], (string?)anna["role"]));
        (await api.With((string)anna["accessToken"]!).Post("/api/v1/accounts", Account("bert", Caller.NewOperation)))
            .Refused(HttpStatusCode.Forbidden, "not_allowed");
    }

    [Theory]
    [Trait("Case", "M12")]
    [InlineData("330106", true)]
    [InlineData("330100", true)]
    [InlineData("330000", true)]
    [InlineData("330199", false)]
    [InlineData("440100", false)]
    [InlineData("33010", false)]
    [InlineData("西湖区", false)]
    public async Task Account_ForADistrictThatIsNone_IsRefused(string district, bool known)
    {
        var account = Account("d-" + Caller.NewOperation[..8].ToLowerInvariant(), Caller.NewOperation) with { Districts = [district] };
        var made = await (await Admin()).Post("/api/v1/accounts", account);
        if (known)
        {
            made.Is(HttpStatusCode.Created);
        }
        else
        {
            Assert.Equal(["districts"], made.Refused(HttpStatusCode.BadRequest, "invalid_input").Fields);
        }
    }

    [Fact]
    public async Task Password_WrongFiveTimes_LocksTheAccountForAWhile_EvenWhenTriedAtOnce()
    {
        var admin = await Admin();
        (await admin.Post("/api/v1/accounts", Account("carl", Caller.NewOperation))).Is(HttpStatusCode.Created);
        var wrong = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => SignIn("carl", "a wrong password")));
        Assert.Equal(5, wrong.Count(reply => reply.Code == "sign_in_failed"));
        Assert.Equal(7, wrong.Count(reply => reply.Code == "locked_out"));

        var locked = (await SignIn("carl", "a long password")).Refused(HttpStatusCode.TooManyRequests, "locked_out");
        Assert.InRange(locked.Headers.RetryAfter!.Delta!.Value.TotalMinutes, 9, 10);
        api.Time.Advance(TimeSpan.FromMinutes(10.1));
        (await SignIn("carl", "a long password")).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Password_OfAnUnknownName_IsAnsweredAsAWrongOne() =>
        (await SignIn("nobody", "a long password")).Refused(HttpStatusCode.Unauthorized, "sign_in_failed");

    [Fact]
    public async Task DemoGrant_WithoutDemo_IsNotFound() =>
        (await api.Anonymous().Post("/api/v1/auth/token", new { grant = "demo", subject = "demo-rider-01" }))
            .Refused(HttpStatusCode.NotFound, "not_demo");

    [Fact]
    public async Task Device_SignsInWithItsSecret_UntilItGetsAnother()
    {
        var admin = await Admin();
        var station = new { operationId = Caller.NewOperation, name = "测试驿站", position = DemoApiFixture.PlaceInXihu, ports = 4 };
        (await admin.Put("/api/v1/stations/t-1", station)).Is(HttpStatusCode.OK);
        var operationId = Caller.NewOperation;
        var secret = await Secret(admin, operationId);
        Assert.Equal(secret, await Secret(admin, operationId));

        var signedIn = (await Device("t-1", secret)).Is(HttpStatusCode.OK).Json;
        Assert.Equal("device", (string?)signedIn["role"]);
        (await Device("t-1", secret + "x")).Refused(HttpStatusCode.Unauthorized, "sign_in_failed");
        (await Device("t-2", secret)).Refused(HttpStatusCode.Unauthorized, "sign_in_failed");

        var next = await Secret(admin, Caller.NewOperation);
        Assert.NotEqual(secret, next);
        (await Device("t-1", secret)).Refused(HttpStatusCode.Unauthorized, "sign_in_failed");
        (await api.Anonymous().Post("/api/v1/auth/token", new { grant = "refresh", refreshToken = (string)signedIn["refreshToken"]! }))
            .Refused(HttpStatusCode.Unauthorized, "refresh_invalid");
        (await Device("t-1", next)).Is(HttpStatusCode.OK);
    }

    private static async Task<string> ModeOf(string file)
    {
        using var list = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("ls", ["-l", file]) { RedirectStandardOutput = true })!;
        return (await list.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken))[..10];
    }

    private static NewStaff Account(string username, string operationId) =>
        new(operationId, username, "a long password", "dispatcher", "安娜", [DemoApiFixture.Xihu]);

    private async Task<Caller> Admin()
    {
        _ = api.Anonymous();
        var lines = await File.ReadAllLinesAsync(api.Data("first-admin.txt"), TestContext.Current.CancellationToken);
        return api.With((string)(await SignIn(lines[0], lines[1])).Is(HttpStatusCode.OK).Json["accessToken"]!);
    }

    private Task<Reply> SignIn(string username, string password) =>
        api.Anonymous().Post("/api/v1/auth/token", new { grant = "password", username, password });

    private Task<Reply> Device(string stationId, string secret) =>
        api.Anonymous().Post("/api/v1/auth/token", new { grant = "device", stationId, secret });

    private static async Task<string> Secret(Caller admin, string operationId) =>
        (string)(await admin.Post("/api/v1/stations/t-1/device-secret", new { operationId })).Is(HttpStatusCode.OK).Json["secret"]!;

    private sealed record NewStaff(string OperationId, string Username, string Password, string Role, string DisplayName, string[] Districts);
}
