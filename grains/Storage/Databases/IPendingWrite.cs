namespace RedStation.Storage.Databases;

/// <summary>A piece of work that waits for the writer, and whoever waits for it.</summary>
internal interface IPendingWrite
{
    /// <summary>How long ago it was called for.</summary>
    TimeSpan Age { get; }

    /// <summary>Does the work. What it throws is kept for <see cref="Settle"/>.</summary>
    /// <param name="session">The writer's connection; null for work that brings its own.</param>
    /// <returns>Whether it succeeded.</returns>
    bool Run(SqliteSession? session);

    /// <summary>Tells its caller what came of it: what it did is on the disk.</summary>
    void Settle();

    /// <summary>Tells its caller that nothing of it was kept. A failure of its own goes before the common one.</summary>
    void Fail(Exception fault);
}
