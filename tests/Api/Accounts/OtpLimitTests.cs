using System.Diagnostics.Metrics;
using System.Globalization;
using System.Net;
using RedStation.Tests.Api.Hosting;

namespace RedStation.Tests.Api.Accounts;

/// <summary>Nobody is locked out by a stranger, and nobody is charged for one.</summary>
public sealed class OtpLimitTests : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(61);

    private readonly ApiFixture api = new();

    /// <summary>A proxy in front that is trusted, so that a request can come from any address.</summary>
    public OtpLimitTests() => api.Settings["RedStation:Proxies:0"] = "127.0.0.1";

    public void Dispose() => api.Dispose();

    [Fact]
    [Trait("Case", "P8")]
    public async Task Code_ThatCouldNotBeSent_SaysSo_AndStartsNoPause()
    {
        var rider = From("203.0.113.1");
        api.Codes.Failing = 2;
        for (var time = 0; time < 2; time++)
        {
            var failed = (await Ask(rider, "13700000001")).Refused(HttpStatusCode.ServiceUnavailable, "otp_not_sent");
            Assert.InRange(failed.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 10);
        }

        var sent = (await Ask(rider, "13700000001")).Is(HttpStatusCode.Accepted).Json;
        Assert.Equal(TimeSpan.FromSeconds(60), At(sent["retryAt"]) - At(sent["sentAt"]));
        (await Ask(rider, "13700000001")).Refused(HttpStatusCode.TooManyRequests, "otp_too_soon");
        (await Enter(rider, "13700000001", api.Codes["13700000001"])).Is(HttpStatusCode.OK);
        Assert.Equal((2, 1), (Figure("redstation.otp.unsent"), Figure("redstation.otp.sent")));

        api.Codes.IsSetUp = false;
        (await Ask(rider, "13700000011")).Refused(HttpStatusCode.ServiceUnavailable, "otp_unavailable");
    }

    [Fact]
    [Trait("Case", "P8")]
    public async Task SenderThatIsAway_IsNotHammered_ByOne_AndIsAskedByOthers()
    {
        api.Settings["RedStation:SignInLimits:UnsentPerAddressTenMinutes"] = "3";
        var rider = From("203.0.113.1");
        api.Codes.Failing = 3;
        for (var time = 0; time < 4; time++)
        {
            (await Ask(rider, "13700000002")).Refused(HttpStatusCode.ServiceUnavailable, "otp_not_sent");
        }

        Assert.Equal(0, api.Codes.Failing);
        Assert.Empty(api.Codes.Phones);
        (await Ask(From("203.0.113.2"), "13700000002")).Is(HttpStatusCode.Accepted);
    }

    [Fact]
    [Trait("Case", "P9")]
    public async Task Stranger_ReachesTheirOwnLimit_AndKeepsNobodyOut()
    {
        const string Phone = "13700000003";
        var stranger = From("198.51.100.9");
        var codes = 0;
        while ((await Ask(stranger, Phone)).Status == HttpStatusCode.Accepted)
        {
            Assert.True(++codes < 100);
            api.Time.Advance(Pause);
        }

        (await Ask(From("203.0.113.3"), Phone)).Is(HttpStatusCode.Accepted);
        (await Enter(From("203.0.113.3"), Phone, api.Codes[Phone])).Is(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("Case", "P9")]
    public async Task LastTwoCodes_Work_WhoeverAskedInBetween()
    {
        const string Phone = "13700000004";
        var rider = From("203.0.113.4");
        (await Ask(rider, Phone)).Is(HttpStatusCode.Accepted);
        var first = api.Codes[Phone];
        for (var address = 1; address <= 4; address++)
        {
            (await Ask(From($"198.51.100.{address}"), Phone)).Is(HttpStatusCode.Accepted);
        }

        api.Time.Advance(Pause);
        (await Ask(rider, Phone)).Is(HttpStatusCode.Accepted);
        (await Enter(rider, Phone, first)).Is(HttpStatusCode.OK);
        (await Enter(rider, Phone, api.Codes[Phone])).Refused(HttpStatusCode.Unauthorized, "otp_expired");
    }

    [Fact]
    [Trait("Case", "P9")]
    public async Task WrongTriesOfStrangers_BurnNothingOfTheirs()
    {
        const string Phone = "13700000005";
        api.Settings["RedStation:SignInLimits:GuessesPerAddressHour"] = "6";
        var rider = From("203.0.113.5");
        (await Ask(rider, Phone)).Is(HttpStatusCode.Accepted);
        var wrong = api.Codes[Phone] == "000000" ? "000001" : "000000";
        for (var address = 1; address <= 6; address++)
        {
            for (var time = 0; time < 6; time++)
            {
                Assert.Equal(HttpStatusCode.Unauthorized, (await Enter(From($"198.51.100.{address}"), Phone, wrong)).Status);
            }
        }

        (await Enter(From("198.51.100.6"), Phone, wrong)).Refused(HttpStatusCode.TooManyRequests, "too_many_guesses");
        (await Enter(From("198.51.100.77"), Phone, api.Codes[Phone])).Refused(HttpStatusCode.Unauthorized, "otp_expired");
        (await Enter(rider, Phone, api.Codes[Phone])).Is(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("Case", "P9")]
    public async Task KnownDevice_IsNeverLockedOut_WhereverItIs_AndTheDayIsChinas()
    {
        const string Phone = "13700000006";
        var tablet = From("203.0.113.6");
        (await Ask(tablet, Phone)).Is(HttpStatusCode.Accepted);
        (await Enter(tablet, Phone, api.Codes[Phone])).Is(HttpStatusCode.OK);

        // 20 strangers use up what strangers have of the phone's day.
        for (var address = 1; address <= 20; address++)
        {
            await Ask(From($"198.51.{address}.1"), Phone);
        }

        var refused = (await Ask(From("192.0.2.1"), Phone)).Refused(HttpStatusCode.TooManyRequests, "otp_too_soon");
        var ends = api.Time.GetUtcNow() + refused.Headers.RetryAfter!.Delta!.Value;
        Assert.InRange((ends - ends.UtcDateTime.Date.AddHours(16)).TotalSeconds, -2, 2);

        tablet.Client.DefaultRequestHeaders.Remove("X-Forwarded-For");
        tablet.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.1.1");
        (await Ask(tablet, Phone)).Is(HttpStatusCode.Accepted);
        (await Enter(tablet, Phone, api.Codes[Phone])).Is(HttpStatusCode.OK);
        api.Time.Advance(refused.Headers.RetryAfter.Delta!.Value + TimeSpan.FromSeconds(1));
        (await Ask(From("192.0.2.1"), Phone)).Is(HttpStatusCode.Accepted);
    }

    [Fact]
    [Trait("Case", "P10")]
    public async Task ThreeHundredNumbers_FromOneAddress_AFewAreSent()
    {
        var pump = From("2001:db8:5:6::1");
        var sent = 0;
        for (var number = 0; number < 300; number++)
        {
            // All of a customer's addresses are one.
            var caller = number % 2 == 0 ? pump : From($"2001:db8:5:6::{number:x}");
            var reply = await Ask(caller, string.Create(CultureInfo.InvariantCulture, $"1360000{number:D4}"));
            sent += reply.Status == HttpStatusCode.Accepted ? 1 : 0;
            if (reply.Status != HttpStatusCode.Accepted)
            {
                Assert.InRange(
                    reply.Refused(HttpStatusCode.TooManyRequests, "otp_limit_reached").Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 600);
            }
        }

        Assert.Equal(20, sent);
        Assert.Equal(20, api.Codes.Phones.Count);
        Assert.Equal((20, 280), (Figure("redstation.otp.sent"), Figure("redstation.otp.refused", "address")));
        (await Ask(From("2001:db8:5:7::1"), "13600000300")).Is(HttpStatusCode.Accepted);
    }

    [Fact]
    [Trait("Case", "P10")]
    public async Task Ceilings_HoldWhenAllAskAtOnce_AndOverRestarts()
    {
        api.Settings["RedStation:SignInLimits:CodesPerHour"] = "5";
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            number => Ask(From($"203.0.{number}.1"), string.Create(CultureInfo.InvariantCulture, $"1350000{number:D4}"))));
        Assert.Equal(5, replies.Count(reply => reply.Status == HttpStatusCode.Accepted));
        Assert.Equal(15, replies.Count(reply => reply.Code == "otp_limit_reached"));
    }

    [Fact]
    [Trait("Case", "P10")]
    public async Task AddressThatNoKnownProxyWrote_IsNotBelieved()
    {
        api.Settings.Remove("RedStation:Proxies:0");
        api.Settings["RedStation:SignInLimits:CodesPerAddressTenMinutes"] = "2";
        var replies = new List<Reply>();
        for (var address = 1; address <= 3; address++)
        {
            replies.Add(await Ask(From($"203.0.113.{address}"), $"1340000000{address}"));
        }

        Assert.Equal(2, replies.Count(reply => reply.Status == HttpStatusCode.Accepted));
    }

    [Fact]
    [Trait("Case", "P9")]
    public async Task StaffAccount_IsLockedToWhoeverGuesses_NotToItsOwner()
    {
        var owner = From("203.0.113.7");
        var lines = await File.ReadAllLinesAsync(api.Data("first-admin.txt"), TestContext.Current.CancellationToken);
        (await Password(owner, lines[0], lines[1])).Is(HttpStatusCode.OK);
        var stranger = From("198.51.100.7");
        for (var time = 0; time < 5; time++)
        {
            (await Password(stranger, lines[0], "a wrong password")).Refused(HttpStatusCode.Unauthorized, "sign_in_failed");
        }

        (await Password(stranger, lines[0], lines[1])).Refused(HttpStatusCode.TooManyRequests, "locked_out");
        (await Password(From("203.0.113.8"), lines[0], lines[1])).Is(HttpStatusCode.OK);
        (await Password(owner, lines[0], lines[1])).Is(HttpStatusCode.OK);
    }

    private static DateTimeOffset At(System.Text.Json.Nodes.JsonNode? time) => DateTimeOffset.Parse((string)time!, CultureInfo.InvariantCulture);

    private static Task<Reply> Ask(Caller caller, string phone) => caller.Post("/api/v1/auth/otp", new { phone });

    private static Task<Reply> Enter(Caller caller, string phone, string code) =>
        caller.Post("/api/v1/auth/token", new { grant = "otp", phone, code });

    private static Task<Reply> Password(Caller caller, string username, string password) =>
        caller.Post("/api/v1/auth/token", new { grant = "password", username, password });

    /// <summary>A device of its own at an address; it keeps its cookies.</summary>
    private Caller From(string address)
    {
        var uri = api.Anonymous().Client.BaseAddress;
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = uri };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return new Caller(client);
    }

    /// <summary>A figure of this program alone; others of this process have one of the same name.</summary>
    private long Figure(string name, string? limit = null)
    {
        var factory = api.Service<IMeterFactory>();
        long? figure = null;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Name == name && instrument.Meter.Scope == factory)
                {
                    own.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => figure = limit is null || Equals(tags[0].Value, limit) ? value : figure);
        listener.Start();
        listener.RecordObservableInstruments();
        return figure!.Value;
    }
}
