namespace RedStation.Tests.Faults;

/// <summary>Hears what is said and does something about it.</summary>
internal sealed class ActionObserver<T>(Action<T> act) : IObserver<T>
{
    public void OnNext(T value) => act(value);

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
