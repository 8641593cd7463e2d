using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RedStation.Api.Hosting;
using RedStation.Api.Http.Identity;
using RedStation.Domain.Accounts;
using RedStation.Grains.Settings;
using RedStation.Storage.Accounts;

namespace RedStation.Api.Accounts;

/// <summary>Registers signing in and the checking of tokens.</summary>
internal static class AccountServices
{
    private const string Chosen = "bearer";
    private static readonly TimeSpan WebhookPatience = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration, bool demo)
    {
        services.AddSettings<AuthOptions>(AuthOptions.Section);
        services.AddSettings<SignInLimitOptions>(SignInLimitOptions.Section);
        services.AddAccountStores();
        services.AddSingleton<SigningKeys>().AddSingleton<Pepper>().AddSingleton<TokenIssuer>().AddSingleton<Sessions>();
        services.AddHostedSingleton<EndedSessions>();
        services.AddSingleton<Callers>().AddSingleton<OtpMetrics>();
        services.AddSingleton<OtpSignIn>().AddSingleton<PasswordSignIn>().AddSingleton<DeviceSignIn>().AddSingleton<RegisteredDevices>()
            .AddSingleton<OperationReplay>().AddSingleton<SharedSecrets>().AddSingleton<SignInGrants>()
            .AddSingleton<Tickets>().AddSingleton<UploadKeys>().AddSingleton<ReportCodes>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<RiderRegistration>();
        var external = configuration[AuthOptions.Section + ":" + nameof(AuthOptions.Authority)] is { Length: > 0 };
        AddOtpSender(services, configuration, demo || external);
        if (!demo && !external)
        {
            services.AddHostedService<FirstAdmin>();
        }

        return services.AddBearers();
    }

    /// <summary>
    /// Reads or makes what signing in needs from the data folder. Done at start, for a process without it would be ready and then
    /// fail every request.
    /// </summary>
    /// <exception cref="StartException">Something can be neither read nor made.</exception>
    public static void PrepareSecrets(this IServiceProvider services)
    {
        services.GetRequiredService<SigningKeys>();
        services.GetRequiredService<Pepper>();
        // Its figures are there from the start, as 0.
        services.GetRequiredService<OtpMetrics>();
    }

    /// <summary>Where codes go; <paramref name="toLog"/> in demonstrations, and where an external issuer leaves none to send.</summary>
    private static void AddOtpSender(IServiceCollection services, IConfiguration configuration, bool toLog)
    {
        if (toLog)
        {
            services.AddSingleton<IOtpSender, LogOtpSender>();
        }
        else if (configuration[AuthOptions.Section + ":" + nameof(AuthOptions.OtpWebhook)] is { Length: > 0 })
        {
            // A signature is for the address that was configured: what that answers instead of taking the code is a failure, another address too.
            services.AddHttpClient<IOtpSender, WebhookOtpSender>(http => http.Timeout = WebhookPatience)
                .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
        }
        else
        {
            services.AddHostedSingleton<NoOtpSender>();
            services.AddSingleton<IOtpSender>(provider => provider.GetRequiredService<NoOtpSender>());
        }
    }

    private static IServiceCollection AddBearers(this IServiceCollection services)
    {
        services.AddSingleton<SessionTokenHandler>();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, BearerSetup>();
        services.AddAuthentication(Chosen)
            .AddPolicyScheme(Chosen, null, scheme => scheme.ForwardDefaultSelector = context =>
                BearerSetup.IsOfPlatform(context) ? Access.PlatformScheme
                : context.RequestServices.GetRequiredService<IOptions<AuthOptions>>().Value.Authority is null
                    ? BearerSetup.BuiltIn
                    : BearerSetup.Choose(context))
            .AddJwtBearer(BearerSetup.BuiltIn, _ => { })
            .AddJwtBearer(BearerSetup.External, _ => { });
        return services.AddAuthorization();
    }
}
