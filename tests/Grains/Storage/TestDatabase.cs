using RedStation.Storage.Databases;

namespace RedStation.Tests.Grains.Storage;

/// <summary>A migrated database with nothing in it, gone at the end.</summary>
public abstract class TestDatabase : IDisposable
{
    /// <summary>The database.</summary>
    public abstract IDatabase Database { get; }

    /// <inheritdoc/>
    public abstract void Dispose();
}
