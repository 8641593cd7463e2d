using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RedStation.Api.Accounts;

namespace RedStation.Tests.Api.Hosting;

/// <summary>The whole program in this process on a port and a data folder of its own. Any type of the api tells where its entry point is.</summary>
public class ApiFixture : WebApplicationFactory<TokenIssuer>
{
    private readonly string folder = Directory.CreateTempSubdirectory("redstation-api-").FullName;

    /// <summary>Builds it; it starts with the first client.</summary>
    public ApiFixture() => UseKestrel();

    /// <summary>Settings beyond the defaults.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Changes to the services.</summary>
    public Action<IServiceCollection> ChangeServices { get; set; } = _ => { };

    /// <summary>The clock.</summary>
    public ShiftedTimeProvider Time { get; } = new();

    /// <summary>Codes that would have been sent.</summary>
    public RecordingOtpSender Codes { get; } = new();

    /// <summary>What was logged.</summary>
    public LogLines Log { get; } = new();

    /// <summary>The path of a file in the data folder.</summary>
    public string Data(string file) => Path.Combine(folder, file);

    /// <summary>A client without a sign-in.</summary>
    public Caller Anonymous() => new(CreateClient());

    /// <summary>A client with an access token.</summary>
    public Caller With(string accessToken)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", accessToken);
        return new Caller(client);
    }

    /// <summary>A client that is somebody, whether or not there is an account.</summary>
    public Caller As(string role, string subject, string? district = null, string? stationId = null, string? organisation = null) => With(
        Service<TokenIssuer>().Issue(
            new AccountIdentity(subject, role, subject, district is null ? [] : [district], stationId, organisation)).AccessToken);

    /// <summary>A service of the running program.</summary>
    public T Service<T>()
        where T : notnull
    {
        StartServer();
        return Services.GetRequiredService<T>();
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("RedStation:Data", folder);
        builder.UseSetting("urls", "http://127.0.0.1:0");
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            services.AddSingleton<IOtpSender>(Codes);
            services.AddSingleton<ILoggerProvider>(Log);
            ChangeServices(services);
        });
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
