namespace RedStation.Storage.Accounts;

/// <summary>Registers the tables of accounts and sessions.</summary>
public static class AccountStoreServices
{
    /// <summary>Accounts, codes, device secrets, keys of Open311 and sessions.</summary>
    public static IServiceCollection AddAccountStores(this IServiceCollection services) => services
        .AddSingleton<AccountStore>()
        .AddSingleton<PersonNames>()
        .AddSingleton<OtpStore>()
        .AddSingleton<KnownDeviceStore>()
        .AddSingleton<DeviceSecretStore>()
        .AddSingleton<Open311KeyStore>()
        .AddSingleton<SessionStore>();
}
