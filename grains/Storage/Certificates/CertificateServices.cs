namespace RedStation.Storage.Certificates;

/// <summary>Registers certificates of social hours.</summary>
public static class CertificateServices
{
    /// <summary>The tables of what was issued and shown, and the hours that the ledger has.</summary>
    public static IServiceCollection AddCertificateTables(this IServiceCollection services) => services
        .AddSingleton<CertifiedHours>()
        .AddSingleton<CertificateStore>()
        .AddSingleton<PresentationStore>();
}
