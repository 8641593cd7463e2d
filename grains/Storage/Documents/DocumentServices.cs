namespace RedStation.Storage.Documents;

/// <summary>Registers what signed documents need.</summary>
public static class DocumentServices
{
    /// <summary>The published keys, and this process's own.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services) => services
        .AddSingleton<DocumentKeys>()
        .AddSingleton<DocumentSigningKey>();
}
