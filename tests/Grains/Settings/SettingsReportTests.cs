using Microsoft.Extensions.Configuration;
using RedStation.Grains.Settings;
using RedStation.Silo.Settings;

namespace RedStation.Tests.Grains.Settings;

/// <summary>What stops a start, and what is warned of. Processes and <c>silo check</c> ask the same report.</summary>
public sealed class SettingsReportTests
{
    [Theory]
    [Trait("Case", "M9")]
    [InlineData("RedStation:Stations:SilenceLimit", "90", "90 alone would be 90 days; for 90 seconds write 00:01:30", "00:00:01 to 01:00:00")]
    [InlineData("RedStation:Dispatch:OfferLife", "40", "write 00:00:40", "00:00:01 to 00:10:00")]
    [InlineData("RedStation:Dispatch:OfferLife", "banana", "“banana”", "must be a time, written hh:mm:ss")]
    [InlineData("RedStation:Dispatch:OfferLife", "-00:00:25", "must be a time")]
    [InlineData("RedStation:Dispatch:OfferLife", "24:00:00", "must be a time")]
    [InlineData("RedStation:Dispatch:OfferLife", "0:25", "must be a time")]
    [InlineData("RedStation:Dispatch:OfferLife", "1.00:00:00", "must be 00:00:01 to 00:10:00 (hh:mm:ss).")]
    [InlineData("RedStation:Dispatch:TravelSpeed", "NaN", "must be a number")]
    [InlineData("RedStation:Dispatch:TravelSpeed", "0", "must be 0.5 to 30")]
    [InlineData("RedStation:Dispatch:Detour", "1,4", "must be a number with a decimal point")]
    [InlineData("RedStation:Dispatch:Margin", "", "is empty")]
    [InlineData("RedStation:DispatchRings:0:RadiusM", "500", "RedStation:DispatchRings:0:Offers is missing")]
    [InlineData("RedStation:DispatchRings", "500", "is a list: write RedStation:DispatchRings:0")]
    [InlineData("RedStation:Riders:CredentialLife", "00:02:00", "must be 00:00:05 to 00:01:00")]
    [InlineData("RedStation:Live:Coalesce", "00:00:00", "must be 00:00:00.01 to 00:00:10")]
    [InlineData("RedStation:Clock:WakeAtOnce", "0", "must be 1 to 10000 grains.")]
    [InlineData("RedStation:Clock:Shards", "0x10", "must be a whole number")]
    [InlineData("RedStation:Cases:NumberFormat", "{district}", "and once {serial:N}")]
    [InlineData("RedStation:Auth:OtpWebhook", "nonsense", "must be an http or https address")]
    [InlineData("RedStation:Auth:OtpWebhookSecrets", "whsec_x", "is a list: write RedStation:Auth:OtpWebhookSecrets:0")]
    [InlineData("RedStation:Auth:OtpPerDay", "99999999999999999999", "must be a whole number")]
    [InlineData("RedStation:Auth:Authority", "https://issuer.example", "RedStation:Auth:Audience must be set")]
    [InlineData("RedStation:Auth:AccessLife", "15", "would be 15 days")]
    [InlineData("RedStation:Limits:StaffBurst", "0", "must be 1 to 1000000")]
    [InlineData("RedStation:Cluster:MaxProbeTimeout", "00:00:00.7", "at least as long as ProbeTimeout")]
    [InlineData("RedStation:Cluster:Address", "silo-1", "must be an IP address")]
    [InlineData("RedStation:Cluster:SiloPort", "70000", "must be 0 to 65535")]
    [InlineData("RedStation:Cluster:ServiceId", "", "is empty")]
    [InlineData("RedStation:Demo", "yes", "must be true or false")]
    [InlineData("RedStation:Hosting", "cloud", "must be one of Together, Client")]
    [InlineData("RedStation:Hosting", "1", "must be one of Together, Client")]
    [InlineData("RedStation:Proxies", "10.0.0.7", "is a list: write RedStation:Proxies:0")]
    [InlineData("RedStation:Proxies:0", "gateway", "must be an address (10.0.0.7) or a network")]
    [InlineData("RedStation:Logs:Json", "json", "must be true or false")]
    [InlineData("RedStation:Check:Processes", "0", "must be 1 to 1000")]
    [InlineData("RedStation:Trace:Speed", "0", "above 0")]
    [InlineData("RedStation:Outbound:KeepFor", "30", "must be a time")]
    [InlineData("RedStation:Media:Place", "Cloud", "must be one of Database, Folder, S3")]
    [InlineData("RedStation:Media:Timeout", "00:02:00", "must be 00:00:01 to 00:01:00")]
    [InlineData("RedStation:Media:UnusedFor", "7", "must be a time")]
    [InlineData("RedStation:Media:Region", "", "is empty")]
    [InlineData("RedStation:Trace:File", "/no/such/trace.csv", "there is no file")]
    [InlineData("RedStation:DemoCity:Riders", "1001", "must be 0 to 1000")]
    [InlineData("RedStation:DrainDelay", "5", "would be 5 days")]
    [InlineData("RedStation:Stations", "90", "is a section")]
    [InlineData("TaskPrices:HazardCheck:Points", "-5", "must be 0 to 10000")]
    [InlineData("TaskPrices:HazardCheck:Points", "many", "must be a whole number")]
    [InlineData("TaskPrices:HazardCheck:Minutes", "481", "must be 1 to 480")]
    [InlineData("TaskPrices:HazardCheck:Skills:0", "Cooking", "must be one of")]
    [InlineData("Logging:LogLevel:Default", "Loud", "must be one of Trace")]
    [InlineData("urls", "127.0.0.1:5080", "must name http or https addresses")]
    public void Setting_OutOfBounds_IsNamedWithValueAndRule(string key, string value, params string[] words)
    {
        var error = Assert.Single(Of((key, value)).Errors);

        Assert.All(words, word => Assert.Contains(word, error, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', error);
        Assert.StartsWith("--", error.Replace("RedStation:", "--", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://s3.example.cn", "RedStation:Media:SecretKey must be set for a store that speaks S3.")]
    [InlineData("ftp://s3.example.cn", "RedStation:Media:Endpoint is “ftp://s3.example.cn”, and must be an http or https address")]
    [InlineData("", "RedStation:Media:Endpoint must be set for a store that speaks S3.", "RedStation:Media:SecretKey must be set")]
    public void S3_WithoutAllOfItsSettings_IsToldInASentenceForEach(string endpoint, params string[] sentences)
    {
        var errors = Of(
            ("RedStation:Media:Place", "S3"), ("RedStation:Media:Endpoint", endpoint), ("RedStation:Media:Bucket", "photos"),
            ("RedStation:Media:AccessKey", "key")).Errors;

        Assert.Equal(sentences.Length, errors.Length);
        Assert.All(sentences, sentence => Assert.Contains(errors, error => error.TrimStart('-').StartsWith(sentence, StringComparison.Ordinal)));
    }

    [Fact]
    [Trait("Case", "M9")]
    public void Start_WithSeveralFaults_TellsAllOfThemInALineEach()
    {
        var refusal = Assert.Throws<StartException>(() => SettingsReport.Require(
            Configuration(
                ("RedStation:Stations:SilenceLimit", "90"), ("RedStation:Dispatch:OfferLife", "banana"), ("TaskPrices:Patrol:Points", "-5"))));

        Assert.Equal(3, refusal.Message.Split('\n').Length);
    }

    [Theory]
    [Trait("Case", "M9")]
    [InlineData("RedStation:Stations:SilenceLimt", "RedStation:Stations:SilenceLimit meant?")]
    [InlineData("RedStation:Station:SilenceLimit", "RedStation:Stations meant?")]
    [InlineData("RedStation:StopLimitt", "RedStation:StopLimit meant?")]
    [InlineData("RedStaton:Stations:SilenceLimit", "RedStation meant?")]
    [InlineData("RedStation_Stations_SilenceLimit", "two underscores")]
    [InlineData("RedStation:Stations:SilenceLimit:Seconds", "has no effect")]
    [InlineData("TaskPrices:HazzardCheck:Points", "TaskPrices:HazardCheck meant?")]
    [InlineData("ConnectionStrings:RedStations", "ConnectionStrings:RedStation meant?")]
    public void Key_ThatNothingReads_IsWarnedOfWithTheNearest(string key, string words)
    {
        var report = Of((key, "00:01:30"));

        Assert.Empty(report.Errors);
        Assert.Contains(words, Assert.Single(report.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Case", "M9")]
    public void Setting_OfTheEnvironment_IsNamedAsItIsWrittenThere()
    {
        const string Name = "RedStation__Stations__SilenceLimit";
        Environment.SetEnvironmentVariable("NAMES_" + Name, "90");
        var report = SettingsReport.Of(new ConfigurationManager().AddEnvironmentVariables("NAMES_").Build());
        Environment.SetEnvironmentVariable("NAMES_" + Name, null);

        Assert.StartsWith(Name + " is “90”", Assert.Single(report.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void WebhookSecret_ThatIsNone_IsRefused_AndNotShown()
    {
        var error = Assert.Single(
            Of(("RedStation:Auth:OtpWebhookSecrets:1", "whsec_c2VjcmV0"), ("RedStation:Auth:OtpWebhookSecrets:0", Secret)).Errors);

        Assert.Equal("--RedStation:Auth:OtpWebhookSecrets:1 is no webhook secret: it must be whsec_ and the base64 of 24 to 64 bytes.", error);
    }

    [Fact]
    public void WebhookSecrets_AreFourAtMost()
    {
        var error = Assert.Single(Of([.. Enumerable.Range(0, 5).Select(at => ($"RedStation:Auth:OtpWebhookSecrets:{at}", Secret))]).Errors);

        Assert.StartsWith("--RedStation:Auth:OtpWebhookSecrets has 5 secrets, and must have 0 to 4 secrets", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Webhook_WithoutASecret_IsWarnedOf()
    {
        const string Webhook = "RedStation:Auth:OtpWebhook";
        Assert.Contains("posted unsigned", Assert.Single(Of((Webhook, "https://sms.example/")).Warnings), StringComparison.Ordinal);
        var signed = Of((Webhook, "https://sms.example/"), ("RedStation:Auth:OtpWebhookSecrets:0", Secret));
        Assert.Empty(signed.Warnings.Concat(signed.Errors));
    }

    [Theory]
    [Trait("Case", "M8")]
    [InlineData("Layers:0:Urls:0", "https://t{s}.example/{z}/{x}/{y}.png", "Subdomains is empty")]
    [InlineData("Layers:0:Urls:0", "https://t.example/{x}/{y}.png", "must hold {z}, {x} and {y}")]
    [InlineData("Layers:0:Urls:0", "https://t.example/{z}/{x}/{y}.png?k={key}", "there is no Key")]
    [InlineData("Layers:0:Urls:0", "https://t.example/{z}/{x}/{y}{r}.png", "not {r}")]
    [InlineData("Layers:0:Urls:0", "https://t.example/{z}/{x}/{y.png", "brace")]
    [InlineData("Layers:0:Urls:0", "http://t.example/{z}/{x}/{y}.png", "must begin with https://")]
    [InlineData("Layers:0:Datum", "bd09", "must be one of Wgs84, Gcj02")]
    [InlineData("Layers:0:MaxZoom", "abc", "must be a whole number (1 to 22 levels)")]
    [InlineData("Layers:0:MaxZoom", "23", "must be 1 to 22")]
    [InlineData("Layers:0:Attribution", "", "Attribution is missing")]
    [InlineData("Layers:0:Id", "", "Id is missing")]
    [InlineData("Layers:0:Subdomains:0", "a.b", "part of a host's name")]
    public void MapLayer_ThatABrowserCannotUse_IsRefusedWithSettingAndRule(string key, string value, string words)
    {
        var error = Assert.Single(Of([.. Plain.Where(setting => setting.Key != "RedStation:Map:" + key), ("RedStation:Map:" + key, value)]).Errors);

        Assert.Contains("RedStation:Map:" + key, error, StringComparison.Ordinal);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Case", "M8")]
    public void MapLayer_ThatIsWhole_IsTaken() => Assert.Empty(Of(Layer).Errors.Concat(Of(Layer).Warnings));

    [Fact]
    [Trait("Case", "M9")]
    public void Rings_AreBoundToo()
    {
        var report = Of(("RedStation:DispatchRings:0:RadiusM", "10"), ("RedStation:DispatchRings:0:Offers", "8"));

        Assert.Equal(
            ["must be 50 to 5000 metres.", "must be 1 to 7 offers."],
            report.Errors.Order(StringComparer.Ordinal).Reverse().Select(error => error[error.IndexOf("must", StringComparison.Ordinal)..]));
    }

    [Fact]
    [Trait("Case", "M9")]
    public void Defaults_AreWithinTheirBounds()
    {
        foreach (var (section, type) in SettingsCatalogue.Sections.Where(section => !section.Type.IsGenericType))
        {
            var standard = Activator.CreateInstance(type)!;
            foreach (var property in SettingsReader.Settings(type)
                .Where(property => property.IsDefined(typeof(System.ComponentModel.DataAnnotations.RangeAttribute), true)))
            {
                if (property.GetValue(standard) is IFormattable value)
                {
                    var key = $"{section}:{SettingsReader.Key(property)}";
                    Assert.Empty(Of((key, value.ToString(null, System.Globalization.CultureInfo.InvariantCulture))).Errors);
                }
            }
        }
    }

    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static readonly (string Key, string Value)[] Layer =
    [
        ("RedStation:Map:Layers:0:Id", "Streets"), ("RedStation:Map:Layers:0:Attribution", "© Example"),
        ("RedStation:Map:Layers:0:Urls:0", "https://t{s}.example/{z}/{x}/{y}.png?tk={key}"),
        ("RedStation:Map:Layers:0:Subdomains:0", "0"), ("RedStation:Map:Layers:0:Key", "secret"), ("RedStation:Map:Layers:0:Datum", "gcj02"),
        ("RedStation:Map:Layers:0:MaxZoom", "18"),
    ];

    private static readonly (string Key, string Value)[] Plain =
    [
        ("RedStation:Map:Layers:0:Id", "Streets"), ("RedStation:Map:Layers:0:Attribution", "© Example"),
        ("RedStation:Map:Layers:0:Urls:0", "https://t.example/{z}/{x}/{y}.png"),
    ];

    private static SettingsReport Of(params (string Key, string Value)[] settings) => SettingsReport.Of(Configuration(settings));

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value))).Build();
}
