using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using RedStation.Storage.Databases;

namespace RedStation.Tests.Api.Problems;

/// <summary>The database of a server, whose reads fail when they are told to.</summary>
internal sealed class FailingDatabase : IDatabase
{
    private IDatabase? inner;

    /// <summary>How reads fail; null while they do not.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Stands before the database that the services have.</summary>
    public void StandBefore(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(IDatabase));
        services.AddSingleton<IDatabase>(provider =>
        {
            inner = (IDatabase)ActivatorUtilities.CreateInstance(provider, real.ImplementationType!);
            return this;
        });
    }

    /// <inheritdoc/>
    public Task<T> Read<T>(Func<DbConnection, Task<T>> query) => Fault is { } fault ? Task.FromException<T>(fault) : inner!.Read(query);

    /// <inheritdoc/>
    public Task<T> Write<T>(Func<DbConnection, DbTransaction, Task<T>> command) => inner!.Write(command);
}
