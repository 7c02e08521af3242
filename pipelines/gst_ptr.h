#pragma once
// The owner of a GStreamer reference. Made only by adopt, share or sink; a raw pointer anywhere else is
// borrowed for the duration of the call.

#include <gst/gst.h>

#include <type_traits>
#include <utility>

namespace regie::pipelines {

template<typename T>
class GstPtr {
  public:
    GstPtr() = default;
    GstPtr(const GstPtr& other) : pointer_(other.pointer_) { ref(); }
    GstPtr(GstPtr&& other) noexcept : pointer_(std::exchange(other.pointer_, nullptr)) {}
    GstPtr& operator=(GstPtr other) noexcept {
        std::swap(pointer_, other.pointer_);
        return *this;
    }
    ~GstPtr() { unref(); }

    /// Takes over a reference that a call returned (transfer full).
    static GstPtr adopt(T* pointer) { return GstPtr(pointer); }
    /// Adds a reference (transfer none).
    static GstPtr share(T* pointer) {
        GstPtr owner(pointer);
        owner.ref();
        return owner;
    }
    /// Takes a new, floating object.
    static GstPtr sink(T* pointer) {
        GstPtr owner(pointer);
        if (pointer)
            gst_object_ref_sink(pointer);
        return owner;
    }

    T* get() const { return pointer_; }
    T* operator->() const { return pointer_; }
    explicit operator bool() const { return pointer_ != nullptr; }
    /// Gives the reference to a call that takes it over.
    T* release() { return std::exchange(pointer_, nullptr); }
    void reset() { *this = GstPtr(); }

  private:
    static constexpr bool kIsMiniObject = std::is_same_v<T, GstBuffer> || std::is_same_v<T, GstSample> ||
                                          std::is_same_v<T, GstCaps> || std::is_same_v<T, GstMessage> ||
                                          std::is_same_v<T, GstEvent> || std::is_same_v<T, GstQuery>;

    explicit GstPtr(T* pointer) : pointer_(pointer) {}
    void ref() {
        if (!pointer_)
            return;
        if constexpr (kIsMiniObject)
            gst_mini_object_ref(reinterpret_cast<GstMiniObject*>(pointer_));
        else
            gst_object_ref(pointer_);
    }
    void unref() {
        if (!pointer_)
            return;
        if constexpr (kIsMiniObject)
            gst_mini_object_unref(reinterpret_cast<GstMiniObject*>(pointer_));
        else
            gst_object_unref(pointer_);
    }

    T* pointer_ = nullptr;
};

} // namespace regie::pipelines
